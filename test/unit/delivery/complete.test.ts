import { complete } from '../../../nodes/Tracy/delivery/complete';
import { attempts } from './attempts';

describe('complete', () => {
	it('leaves outcomes as they are', () => {
		const outcomes = [attempts.created, attempts.rejected];
		expect(complete(2, outcomes)).toEqual(outcomes);
	});

	it('says of a row without an outcome that it may have been created, and whose fault that is', () => {
		const sparse = new Array(2);
		sparse[1] = attempts.created;
		expect(complete(2, sparse)).toEqual([
			expect.objectContaining({
				outcome: 'unknown',
				stopsPool: false,
				error: expect.stringContaining('The Tracy node itself lost track of this item.'),
			}),
			attempts.created,
		]);
	});

	it('gives as many outcomes as there are rows, whatever there was', () => {
		expect(complete(2, [])).toHaveLength(2);
		expect(complete(1, [attempts.created, attempts.created])).toEqual([attempts.created]);
		expect(complete(0, [])).toEqual([]);
	});
});

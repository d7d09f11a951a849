import { steady } from '../../../nodes/Tracy/delivery/Clock';

describe('a steady clock', () => {
	const read = (times: number[]) => {
		const left = [...times];
		const clock = steady({ now: () => left[0] ?? NaN, wait: async () => undefined });
		return times.map(() => {
			const now = clock.now();
			left.shift();
			return now;
		});
	};

	it('goes as the clock goes', () => {
		expect(read([1_000, 1_000, 1_250])).toEqual([1_000, 1_000, 1_250]);
	});

	it('goes on from where it was when the clock is set back, however often', () => {
		expect(read([5_000, 2_000, 2_100, 900, 1_000])).toEqual([5_000, 5_000, 5_100, 5_100, 5_200]);
	});

	it('goes along when the clock is set forward', () => {
		expect(read([1_000, 900_000])).toEqual([1_000, 900_000]);
	});
});

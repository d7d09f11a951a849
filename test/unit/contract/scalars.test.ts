import fc from 'fast-check';
import { utcText } from '../../../nodes/Tracy/contract/scalars';

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

describe('utcText', () => {
	it('writes every instant of the years 1 to 9999 as YYYY-MM-DDTHH:mm:ss.sssZ', () => {
		fc.assert(
			fc.property(fc.integer({ min: FIRST, max: LAST }), (millis) => {
				const text = utcText(millis) ?? '';
				expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
				expect(Date.parse(text)).toBe(millis);
			}),
		);
	});

	it('writes the first and the last of them', () => {
		expect(utcText(FIRST)).toBe('0001-01-01T00:00:00.000Z');
		expect(utcText(LAST)).toBe('9999-12-31T23:59:59.999Z');
	});

	it.each([FIRST - 1, LAST + 1, NaN, Infinity, -Infinity, 8.64e15 + 1])(
		'has no text for %d',
		(millis) => {
			expect(utcText(millis)).toBeUndefined();
		},
	);
});

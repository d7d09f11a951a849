import fc from 'fast-check';
import { ExactNumber } from '../../../../nodes/Tracy/contract/json/ExactNumber';
import { parseAnswer } from '../../../../nodes/Tracy/contract/json/parseJson';
import { anyText } from '../../../anyText';

describe('parseAnswer', () => {
	it('keeps every digit of every 64-bit integer', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (id) => {
				const parsed = parseAnswer(`{"id":${id},"name":"x"}`);
				const expected = Number.isSafeInteger(Number(id))
					? Number(id)
					: new ExactNumber(String(id));
				expect(parsed).toEqual({ id: expected, name: 'x' });
			}),
		);
	});

	it.each([
		'',
		' ',
		'<html></html>',
		'OK',
		'{"id":5',
		'{"id":9007199254740993',
		"{'id':5}",
		'\u0000',
	])('gives undefined for %j, which is not JSON', (text) => {
		expect(parseAnswer(text)).toBeUndefined();
	});

	it.each(['null', '0', '""', '[]', 'false'])(
		'reads %s, which says nothing but is JSON',
		(text) => {
			expect(parseAnswer(text)).toEqual(JSON.parse(text));
		},
	);

	it('never throws', () => {
		fc.assert(
			fc.property(anyText(), (text) => {
				expect(() => parseAnswer(`${text}1234567890123456`)).not.toThrow();
			}),
		);
	});
});

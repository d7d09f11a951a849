import fc from 'fast-check';
import { encodeJson } from '../../../../nodes/Tracy/contract/json/encodeJson';
import { ExactNumber } from '../../../../nodes/Tracy/contract/json/ExactNumber';
import { parseJson } from '../../../../nodes/Tracy/contract/json/parseJson';

describe('encodeJson', () => {
	it('writes an exact number with the digits that it carries', () => {
		expect(encodeJson({ id: new ExactNumber('9223372036854775807') })).toBe(
			'{"id":9223372036854775807}',
		);
		expect(encodeJson([new ExactNumber('1.10'), new ExactNumber('1e400')])).toBe('[1.10,1e400]');
	});

	it('leaves out what is undefined and keeps null', () => {
		expect(encodeJson({ a: undefined, b: null, c: [1, 'x', true] })).toBe(
			'{"b":null,"c":[1,"x",true]}',
		);
	});

	it('writes null for what a list has no value for, as JSON.stringify does', () => {
		expect(encodeJson([1, undefined, 2])).toBe('[1,null,2]');
	});

	it('writes whatever JSON.stringify writes where no digit is at stake', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(encodeJson(value)).toBe(JSON.stringify(value));
			}),
		);
	});

	it('writes any JSON back so that it says the same', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(parseJson(encodeJson(parseJson(text)))).toEqual(parseJson(text));
			}),
		);
	});

	it.each(['__proto__', 'constructor', '"', '\n', '\u0000', '\ud800', '😀'])(
		'writes the key %j as data',
		(key) => {
			const object = Object.fromEntries([[key, key]]);
			expect(encodeJson(object)).toBe(JSON.stringify(object));
		},
	);
});

import { encodeJson } from '../../../nodes/Tracy/contract/encodeJson';
import { ExactNumber } from '../../../nodes/Tracy/contract/ExactNumber';

describe('encodeJson', () => {
	it('writes an exact number with the digits that it carries', () => {
		expect(encodeJson({ id: new ExactNumber('9223372036854775807') })).toBe(
			'{"id":9223372036854775807}',
		);
	});

	it('leaves out what is undefined and keeps null', () => {
		expect(encodeJson({ a: undefined, b: null, c: [1, 'x', true] })).toBe(
			'{"b":null,"c":[1,"x",true]}',
		);
	});
});

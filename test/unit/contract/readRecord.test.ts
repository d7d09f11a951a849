import fc from 'fast-check';
import { ExactNumber } from '../../../nodes/Tracy/contract/json/ExactNumber';
import { parseAnswer } from '../../../nodes/Tracy/contract/json/parseJson';
import { readRecord } from '../../../nodes/Tracy/contract/readRecord';

describe('readRecord', () => {
	it('reads an ID beyond 2^53 exactly', () => {
		expect(read('{"id":9007199254740993}')?.id).toEqual(new ExactNumber('9007199254740993'));
	});

	it('reads one beyond 2^53 that a JavaScript number would print the same', () => {
		expect(read('{"id":10000000000000000}')?.id).toEqual(new ExactNumber('10000000000000000'));
	});

	it('keeps what the contract does not know', () => {
		expect(read('{"id":5,"new":{"a":1}}')?.raw).toEqual({ id: 5, new: { a: 1 } });
	});

	it('still knows the ID where the rest is not as documented', () => {
		expect(read('{"id":5,"datums":"none"}')?.record).toEqual({ id: 5 });
	});

	it.each(['null', '5', '[]', '[{"id":5}]', '{}', '{"id":null}', '{"id":"5"}', '{"id":1.5}'])(
		'finds no record in %s',
		(text) => {
			expect(read(text)).toBeNull();
		},
	);

	it.each(['{"id":9223372036854775808}', '{"__proto__":{"id":5}}', '12345678901234567890'])(
		'finds no record in %s either',
		(text) => {
			expect(read(text)).toBeNull();
		},
	);

	it('never throws, whatever the JSON', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(() => read(text)).not.toThrow();
				expect(() => read(`{"id":5,"datums":${text},"dataset":${text}}`)).not.toThrow();
			}),
		);
	});
});

function read(text: string) {
	return readRecord(parseAnswer(text) ?? null);
}

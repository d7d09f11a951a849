import fc from 'fast-check';
import { ExactNumber } from '../../../nodes/Tracy/contract/json/ExactNumber';
import { parseAnswer } from '../../../nodes/Tracy/contract/json/parseJson';
import { beginsRecord, readRecord } from '../../../nodes/Tracy/contract/readRecord';

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

describe('a text that is cut off', () => {
	it.each(['{"id":5', ' { "datums" : [', '{\n"archived":null,"x', '{"state":'])(
		'begins as a record does: %j',
		(text) => {
			expect(beginsRecord(text)).toBe(true);
		},
	);

	it.each([
		...['{"status":4', '{"id"', '{', '', '[{"id":5', 'x{"id":5', '{"toString":1', '{"":1'],
		...['{"x":1,"id":5', '{"\\u0069d":5', '{id:5', '<html>{"id":5'],
	])('begins otherwise: %j', (text) => {
		expect(beginsRecord(text)).toBe(false);
	});
});

function read(text: string) {
	return readRecord(parseAnswer(text) ?? null);
}

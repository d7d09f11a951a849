import { describeIssues, lineOfPath } from '../../../nodes/Tracy/mapping/readJson';
import { parseJson, type JsonOffsets } from '../../../nodes/Tracy/contract/json/parseJson';

const TEXT = `{
	"dataset": { "id": 1 },
	"datums": [
		{
			"property": { "id": 13 },
			"stringValue": "two
lines"
		},
		[
			[5]
		]
	]
}`.replace('two\nlines', 'two\\nlines');

describe('lineOfPath', () => {
	it.each<[PropertyKey[], number]>([
		[[], 1],
		[['dataset'], 2],
		[['dataset', 'id'], 2],
		[['datums'], 3],
		[['datums', 0], 4],
		[['datums', 0, 'property', 'id'], 5],
		[['datums', 0, 'stringValue'], 6],
		[['datums', 1, 0, 0], 9],
	])('finds %j in line %d', (path, line) => {
		expect(lineOf(TEXT, path)).toBe(line);
	});

	it.each<[PropertyKey[], number]>([
		[['state'], 1],
		[['datums', 0, 'integerValue'], 4],
		[['datums', 7], 3],
		[['dataset', 'id', 'x'], 2],
		[['toString'], 1],
		[[Symbol('x')], 1],
	])('names the line of the nearest container where %p is missing', (path, line) => {
		expect(lineOf(TEXT, path)).toBe(line);
	});

	it('finds a member called __proto__', () => {
		expect(lineOf('{\n"__proto__":\n{"a":1}}', ['__proto__', 'a'])).toBe(3);
	});
});

describe('describeIssues', () => {
	it('looks for the places of those alone that it shows', () => {
		const placeOf = jest.fn(() => ' (line 1)');
		const keys = Array.from({ length: 4000 }, (_, index) => `x${index}`);
		const issue = { code: 'unrecognized_keys' as const, keys, path: [], message: '', input: {} };

		expect(describeIssues([issue], placeOf)).toMatch(/^x0 \(line 1\) .*; and 3997 more$/);
		expect(placeOf).toHaveBeenCalledTimes(3);
	});
});

function lineOf(text: string, path: PropertyKey[]): number {
	const offsets: JsonOffsets = new WeakMap();
	return lineOfPath(text, parseJson(text, offsets), offsets, path);
}

import { describePath } from '../../../nodes/Tracy/mapping/readJson';

describe('describePath', () => {
	it.each<[PropertyKey[], string]>([
		[[], ''],
		[['datums'], 'datums'],
		[['datums', 2, 'property', 'id'], 'datums[2].property.id'],
		[['a b'], '["a b"]'],
		[['dataset', ''], 'dataset[""]'],
		[['dataset', 'x.y', '__proto__'], 'dataset["x.y"].__proto__'],
		[['a', 'line\nbreak'], 'a["line\\nbreak"]'],
	])('writes %j as %s', (path, text) => {
		expect(describePath(path)).toBe(text);
	});
});

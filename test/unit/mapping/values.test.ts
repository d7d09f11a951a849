import { evaluated, resultOf, valueTable } from './valueTable';

const table = valueTable();

/** Those of which a sentence names expressions that mend them. */
const MENDS =
	/(?:Make it|Convert it|Leave it out in|Round it in|if the day does|Pass it with its|Pass the list itself)[^{]*\{\{ (.*?) \}\}/g;
const mended = table.flatMap(({ kind, given, result }) =>
	Array.from(result.matchAll(MENDS), ([, expression = '']) => ({ kind, given, expression })),
);

describe('docs/values.md', () => {
	it('has a table for every kind of value', () => {
		const kinds = new Set(table.map(({ kind }) => kind));
		expect([...kinds].sort()).toEqual([
			...['Date & Time', 'Decimal', 'IDs', 'Integer', 'Option', 'Record', 'Text'],
			...['Unknown type', 'User'],
		]);
		expect(table.length).toBeGreaterThan(80);
	});

	it.each(table)('says what becomes of $given in $kind', ({ kind, given, result }) => {
		expect(resultOf(kind, evaluated(given))).toBe(result);
	});

	it.each(mended)('is right that $expression mends $given in $kind', (line) => {
		const value = evaluated(line.given);
		const item = { price: value, date: value, value, field: value };
		const result = resultOf(line.kind, evaluated(line.expression, { $json: item }));
		expect(result).toMatch(/^(?:``.*``|nothing)$/);
	});
});

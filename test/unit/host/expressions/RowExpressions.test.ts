import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { RowExpressions } from '../../../../nodes/Tracy/host/expressions/RowExpressions';
import { contextWith } from '../contextWith';
import { n8nEvaluator } from './n8nEvaluator';

type Json = () => IDataObject[];

const threeRows: Json = () => [
	{ a: 'x', b: 2, tags: ['t'] },
	{ a: 'y', b: 3, tags: ['u', 'v'] },
	{ a: 'z', b: 4, tags: [] },
];

type Answer = (text: string, value: unknown) => unknown;

/**
 * Reads expressions for all rows, one row after the other, with n8n's own evaluator.
 *
 * @param answer makes something else of what n8n answers
 */
function readAll(
	expressions: string[],
	rows: Json = threeRows,
	answer: Answer = (_text, value) => value,
) {
	const items = rows().map((json) => ({ json }));
	const evaluate = n8nEvaluator(items);
	const evaluateExpression = jest
		.fn()
		.mockImplementation((text: string, itemIndex: number) =>
			answer(text, evaluate(text, itemIndex)),
		);
	const row = new RowExpressions(contextWith({ evaluateExpression }), items);
	const readers = expressions.map((expression) => row.reader(expression));
	const values = items.map((_, itemIndex) =>
		readers.map((read) => {
			try {
				return read(itemIndex);
			} catch (error) {
				return String(error);
			}
		}),
	);
	return { values, asked: evaluate.mock.calls.map(([text]) => text) };
}

const joinedOf = (...codes: string[]) =>
	`{{ [-0, ...[${codes.map((code) => `() => [(${code})]`).join(', ')}].map(f => { try { return f() } catch { return [] } })] }}`;

describe('A plain field', () => {
	it('is taken from the item', () => {
		const { values, asked } = readAll(['={{ $json.a }}', '={{ $json.tags[0] }}']);
		expect(values).toEqual([
			['x', 't'],
			['y', 'u'],
			['z', undefined],
		]);
		expect(asked).toEqual([]);
	});

	it('is left to n8n where it is no JSON data', () => {
		const date = DateTime.fromMillis(0);
		const { values, asked } = readAll(['={{ $json.a }}'], () => [
			Object.fromEntries([['a', date]]),
		]);
		expect(values).toEqual([[date]]);
		expect(asked).toEqual(['{{ $json.a }}']);
	});
});

describe('What is the same for all items', () => {
	it.each([
		...['17', '{{ 17 }}', '{{ $runIndex }} {{ $mode }}', '{{ $workflow.id }}', '{{ null }}'],
		...['{{ $vars.dataset }}', '{{ undefined ?? NaN }}', '{{ true && !false || Infinity }}'],
		...['{{ $execution?.id ?? $nodeId }}', '{{ $nodeVersion }}'],
	])('is evaluated once: %s', (text) => {
		const { values, asked } = readAll([`=${text}`]);
		expect(asked).toEqual([text]);
		expect(values[2]).toEqual(values[0]);
	});

	it.each([
		...['{{ $now }}', '{{ $itemIndex }}', '{{ $json.a + 1 }}', '{{ Math.random() }}'],
		...['{{ $vars }}', '{{ [17] }}', '{{ new Date() }}', '{{ $json }} {{ 1 }}'],
	])('is not %s, which is evaluated for each', (text) => {
		expect(readAll([`=${text}`]).asked).toEqual([text, text, text]);
	});

	it('is evaluated for each where something may change what it sees', () => {
		const { asked } = readAll(['={{ $json.tags.push(1) }}', '={{ $workflow.name }}']);
		expect(asked).toHaveLength(6);
	});

	it('is what it is', () => {
		expect(readAll(['={{ $vars.dataset + 1 }}', '=a']).values[1]).toEqual([18, 'a']);
	});
});

describe('What is computed', () => {
	const plus = '={{ $json.b + 1 }}';
	const minus = '={{ -$json.b }}';

	it('is evaluated in one call a row, all of it', () => {
		const { values, asked } = readAll([plus, '={{ $json.c ?? null }}', '={{$json.b + 1}}']);
		const joined = joinedOf('$json.b + 1', '$json.c ?? null');
		expect(asked).toEqual([joined, joined, joined]);
		expect(values).toEqual([
			[3, null, 3],
			[4, null, 4],
			[5, null, 5],
		]);
	});

	it.each(['Math.random()', '$json.tags.concat(1, 2).randomItem()'])(
		'by chance is computed for each that asks, as n8n does: %s',
		(code) => {
			const { asked } = readAll([`={{ ${code} }}`, plus, `={{ ${code} }}`, plus]);
			const joined = joinedOf(code, '$json.b + 1', code);
			expect(asked).toEqual([joined, joined, joined]);
		},
	);

	it('by chance is another for each that asks, and from row to row', () => {
		const { values } = readAll(Array.from({ length: 3 }, () => '={{ Math.random() }}'));
		expect(new Set(values.flat()).size).toBe(9);
	});

	it('is evaluated as it stands where it is the only one', () => {
		const text = '{{ $json.b + 1 }}';
		const { values, asked } = readAll([plus, plus]);
		expect(asked).toEqual(Array.from({ length: 6 }, () => text));
		expect(values[0]).toEqual([3, 3]);
	});

	it.each([
		...['=a {{ $json.b + 1 }}', '={{ $json.b + 1 }} ', '={{ $json.b + 1 }}}}'],
		...['={{ $json.b + 1 }}{{ $json.b }}', '=a {{ $json.b + 1 }} b {{ $json.b }}'],
	])('stands alone where there is more around it, and others do not: %j', (expression) => {
		const { asked } = readAll([plus, expression, minus]);
		expect(asked).toHaveLength(6);
		expect(asked).toContain(expression.slice(1));
		expect(asked).toContain(joinedOf('$json.b + 1', '-$json.b'));
	});

	it('is evaluated anew for a row that is read again', () => {
		const items = threeRows().map((json) => ({ json }));
		const evaluateExpression = n8nEvaluator(items);
		const row = new RowExpressions(contextWith({ evaluateExpression }), items);
		const [read = () => undefined] = [plus, minus].map((expression) => row.reader(expression));
		expect([0, 0, 1, 0].map(read)).toEqual([3, 3, 4, 3]);
		expect(evaluateExpression).toHaveBeenCalledTimes(3);
	});

	it('and fails is evaluated once more, alone, for its own message', () => {
		const { values, asked } = readAll([plus, '={{ $("gone").item.json.a }}', minus]);
		expect(values[0]).toEqual([3, expect.stringMatching(/node doesn't exist/), -2]);
		expect(asked.filter((text) => text === '{{ $("gone").item.json.a }}')).toHaveLength(3);
		expect(asked).toHaveLength(6);
	});

	it.each(['() => $json.b', '({ __isError: $json.b })'])(
		'is what n8n makes of it alone, which it takes for a mistake there: %s',
		(code) => {
			const text = `{{ ${code} }}`;
			const alone = readAll([`=${text}`]).values;
			const { values, asked } = readAll([plus, `=${text}`, minus]);
			expect(values.map(([, value]) => [value])).toEqual(alone);
			expect(asked).toContain(text);
		},
	);
});

describe('What may change what others see', () => {
	it.each([
		['={{ $json.b = 7 }}', [3, 7, -7]],
		['={{ $json.b = 7 }} {{ 1 }}', [3, '7 1', -7]],
		['=\\{{ $json.b = 7 }}', [3, '\\{{ $json.b = 7 }}', -2]],
	])('is evaluated in its turn, and the others anew: %s', (change, values) => {
		const expressions = ['={{ $json.b + 1 }}', change, '={{ -$json.b }}'];
		const read = readAll(expressions);
		expect(read.values[0]).toEqual(values);
		expect(read.asked).toHaveLength(9);
	});

	it.each([
		...['={{ $json.a }} constructor', '=\\{{ $json.a + 1 }}', '=\\\\ {{ $json.a + 1 }}'],
		...['={{ "}}" }} {{ $json.a', '={{ own }}'],
	])('may be whatever n8n reads in a way of its own: %s', (expression) => {
		const { asked } = readAll([expression, '={{ $workflow.name }}']);
		expect(asked.filter((text) => text === '{{ $workflow.name }}')).toHaveLength(3);
	});
});

describe('Where code can not be joined', () => {
	const expressions = ['={{ $json.b + 1 }}', '={{ -$json.b }}'];
	const joined = joinedOf('$json.b + 1', '-$json.b');
	const many = (count: number) => () => Array.from({ length: count }, () => ({ a: 1, b: 2 }));

	it('each is evaluated alone, and after three failures on end nothing is joined any more', () => {
		// Only a whole parser of JavaScript would know that this is none.
		const { values, asked } = readAll(['={{ $json.a + 1 }}', '={{ -$json.b ** 2 }}'], many(5));
		expect(values.map(([sum]) => sum)).toEqual([2, 2, 2, 2, 2]);
		expect(asked.filter((text) => text.includes('.map('))).toHaveLength(3);
		expect(asked).toHaveLength(3 + 2 * 5);
	});

	it('it is tried again where it went well in between', () => {
		let call = 0;
		const answer: Answer = (text, value) => {
			if (text !== joined) return value;
			call += 1;
			if (call % 3 !== 0) throw new Error('It fails for a while.');
			return value;
		};
		const { values, asked } = readAll(expressions, many(9), answer);
		expect(values).toEqual(Array.from({ length: 9 }, () => [3, -2]));
		expect(asked.filter((text) => text === joined)).toHaveLength(9);
		expect(asked).toHaveLength(9 + 2 * 6);
	});

	it.each<[string, unknown[] | string]>([
		['a list of JSON, in which other values would suffer too', [0, [99], [99]]],
		['no list', 'a text'],
		['too short a list', [-0, [99]]],
		['too long a list', [-0, [99], [99], [99]]],
	])('since n8n hands out %s, each is evaluated alone', (_what, list) => {
		const { values } = readAll(expressions, threeRows, (text, value) =>
			text === joined ? list : value,
		);
		expect(values[0]).toEqual([3, -2]);
	});

	it.each<[string, unknown[] | string]>([
		['no list', [-0, { length: 1, 0: 99 }, [-2]]],
		['more than a value', [-0, [99, 99], [-2]]],
	])('since n8n hands out %s for one, that is evaluated alone', (_what, list) => {
		const { values } = readAll(expressions, threeRows, (text, value) =>
			text === joined ? list : value,
		);
		expect(values[0]).toEqual([3, -2]);
	});
});

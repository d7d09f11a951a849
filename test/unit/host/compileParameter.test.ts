import { DateTime } from 'luxon';
import { compileParameter, expressionMistake } from '../../../nodes/Tracy/host/compileParameter';
import { RowExpressions } from '../../../nodes/Tracy/host/expressions/RowExpressions';
import { contextWith, parametersBy } from './contextWith';
import { n8nEvaluator } from './expressions/n8nEvaluator';

/** A parameter as it is stored, compiled for items with these fields, and what n8n was asked for. */
function compiled(stored: unknown, rows: object[] = [{ a: 'x', b: 2 }, { a: 'y' }]) {
	const items = rows.map((row) => ({ json: Object.fromEntries(Object.entries(row)) }));
	const evaluateExpression = n8nEvaluator(items);
	const reads: unknown[] = [];
	const reading = parametersBy((name, itemIndex, fallback, how) => {
		if (how?.rawExpressions) return name === 'datums.datum' ? stored : fallback;
		reads.push([name, itemIndex, fallback, how]);
		return `what n8n reads for item ${itemIndex}`;
	});
	const row = new RowExpressions(contextWith({ ...reading, evaluateExpression }), items);
	return { row, read: compileParameter(row, 'datums.datum', []), reads, evaluateExpression };
}

describe('A parameter', () => {
	it.each([[17], [null], ['a'], [true], [{ a: [1, { b: 'c' }] }], [[]]])(
		'is the very one that is stored where nothing is to be evaluated: %j',
		(stored) => {
			const { read, evaluateExpression } = compiled(stored);
			expect(read(0)).toBe(stored);
			expect(evaluateExpression).not.toHaveBeenCalled();
		},
	);

	it('is what n8n reads instead of it where it is missing', () => {
		const { row } = compiled('a');
		expect(compileParameter(row, 'body', 'none')(0)).toBe('none');
	});

	it('is read for each item, wherever an expression stands in it', () => {
		const stored = [{ a: '={{ $json.a }}', one: 1, c: { d: ['={{ $json.b }}', 2] } }, 'e'];
		const { read } = compiled(stored);
		expect(read(0)).toStrictEqual([{ a: 'x', one: 1, c: { d: [2, 2] } }, 'e']);
		expect(read(1)).toStrictEqual([{ a: 'y', one: 1, c: { d: [undefined, 2] } }, 'e']);
		expect(compiled('={{ $json.a + 1 }}').read(0)).toBe('x1');
	});

	it('has its members in the order in which they are stored, whatever they are called', () => {
		const stored: unknown = JSON.parse('{"b": "={{ $json.a }}", "__proto__": "={{ $json.a }}"}');
		const read: unknown = compiled(stored).read(0);
		expect(JSON.stringify(read)).toBe('{"b":"x","__proto__":"x"}');
		const mixed = { b: '={{ $json.a }}', a: 1 };
		expect(JSON.stringify(compiled(mixed).read(0))).toBe('{"b":"x","a":1}');
	});

	it('is no object that an earlier item was given', () => {
		const { read } = compiled({ a: '={{ $json.a }}' });
		const first = read(0);
		expect(read(1)).toEqual({ a: 'y' });
		expect(first).toEqual({ a: 'x' });
	});
});

describe('What asks for the parameters beside it', () => {
	it.each([
		...['={{ $parameter["&mode"] }}', '={{ $rawParameter.a }}', '=\n{{ $PARAMETER.a }}'],
		'=a\n{{ $parameter.a }}',
	])('is read by n8n, together with them: %j', (expression) => {
		const { read, reads } = compiled([{ a: { mode: 'id', value: expression } }]);
		expect(read(1)).toEqual([{ a: 'what n8n reads for item 1' }]);
		expect(reads).toEqual([['datums.datum["0"]["a"]', 1, undefined, { skipValidation: true }]]);
	});

	it('may change what others see, which are evaluated anew', () => {
		const stored = ['={{ $json.b + 1 }}', { a: '={{ $parameter.b }}' }, '={{ -$json.b }}'];
		const { read, evaluateExpression } = compiled(stored);
		expect(read(0)).toEqual([3, 'what n8n reads for item 0', -2]);
		expect(evaluateExpression).toHaveBeenCalledTimes(2);
	});

	it.each([
		['$parameter.a'],
		[['={{ $parameter.a }}']],
		[{ a: ['={{ $parameter.a }}'] }],
		[{ a: 'a={{ $parameter.a }}', b: '={{ $json.a }}' }],
		[{ a: '={{ $json.parameter }}', b: 5 }],
	])('is not %j', (stored) => {
		const { read, reads } = compiled(stored);
		read(0);
		expect(reads).toEqual([]);
	});
});

describe('A DateTime that an expression yields', () => {
	const at = DateTime.fromMillis(0, { zone: 'Asia/Tokyo' });
	const text = '1970-01-01T09:00:00.000+09:00';

	class Price {
		amount = 1;

		at = at;
	}

	it('is its text wherever it is a property of an object', () => {
		const { read } = compiled({ a: '={{ $json.at }}', b: 1 }, [{ at }]);
		expect(read(0)).toEqual({ a: text, b: 1 });
		const { read: inItem } = compiled('={{ $json.a }}', [{ a: { b: [1, { at, c: 1 }], d: 2 } }]);
		expect(inItem(0)).toEqual({ b: [1, { at: text, c: 1 }], d: 2 });
	});

	it('is a DateTime in a list, and alone', () => {
		expect(compiled('={{ $json.at }}', [{ at }]).read(0)).toBe(at);
		expect(compiled(['={{ $json.at }}'], [{ at }]).read(0)).toEqual([at]);
	});

	it('leaves the item what it is', () => {
		const own = { at, list: [{ at }] };
		expect(compiled('={{ $json.own }}', [{ own }]).read(0)).toEqual({
			at: text,
			list: [{ at: text }],
		});
		expect(own).toEqual({ at, list: [{ at }] });
	});

	it('makes no other object of one that holds none', () => {
		const own = { a: [1, NaN, null, { b: new Date(0) }], f: () => 1 };
		expect(compiled('={{ $json.own }}', [{ own }]).read(0)).toBe(own);
		const list = [own, at];
		expect(compiled('={{ $json.list }}', [{ list }]).read(0)).toBe(list);
	});

	it('leaves an object of its class', () => {
		const read = compiled('={{ $json.price }}', [{ price: new Price() }]).read(0);
		expect(read).toBeInstanceOf(Price);
		expect(read).toEqual({ amount: 1, at: text });
	});

	it("is that date also where n8n's isolates have stripped it of its methods", () => {
		const stripped = (part: object) => ({ isLuxonDateTime: true, ts: 0, o: 540, ...part });
		const read = compiled('={{ $json.a }}', [{ a: stripped({}) }]).read(0);
		expect(DateTime.isDateTime(read) && read.toISO()).toBe(text);
		expect(compiled({ a: '={{ $json.a }}' }, [{ a: stripped({}) }]).read(0)).toEqual({ a: text });
		for (const part of [{ ts: '0' }, { o: undefined }]) {
			const odd = compiled('={{ $json.a }}', [{ a: stripped(part) }]).read(0);
			expect(DateTime.isDateTime(odd) && odd.isValid).toBe(false);
			expect(DateTime.isDateTime(odd)).toBe(true);
		}
	});
});

it.each([
	[new Error('It fails.'), 'It fails.'],
	['a text', 'a text'],
])('an expression that throws is a mistake of the item: %p', (error, why) => {
	expect(expressionMistake(error)).toEqual({
		reason: `An expression can't be evaluated for this item: ${why}`,
		property: null,
		next: 'Open the node, choose this item in its input, and look at the fields marked red.',
	});
});

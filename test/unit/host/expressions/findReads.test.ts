import fc from 'fast-check';
import { findReads } from '../../../../nodes/Tracy/host/expressions/findReads';
import { changingCode } from '../../../engine/plan/scenes/changingCode';
import { computations } from '../../../engine/plan/scenes/computations';
import { expectLinear } from '../../expectLinear';

test.each(computations)('%j does nothing but read', (code) => {
	expect(findReads(code)).toBeDefined();
	expect(findReads(`(${code.replace(/^\{.*\}$/, '($&)')})`)).toBeDefined();
});

test.each([
	['numbers', ['1e5', '1e55', '1.5e+10', '2E-12', '+$json.a', '$json.a - 1']],
	['texts', ['"\\u00e9\\n"', "'\\u00e9 \\u00e9'", '`$ ${$json.a} $`', '$json["to\'String"]']],
	['patterns', ['/a/', '/ab/gi', '/a\\/b/', '/[ab][\\]c]/', '/[/]/']],
	['comparisons', ['$json.a == 1', '$json.a != 1', '$json.a !== 1', '$json.a instanceof Date']],
	['a comma at the end', ['[$json.a, ]', 'Math.max(1, 2,)', '({ a: 1, })', '({ $json, })']],
	['a date', ['new  Date ()', 'new Date(0).getDate()', 'new Date(0).toDateString()']],
	['what n8n adds', ['$now.toMillis()', '$json.a.toTitleCase()', '$json.a.extractEmail()']],
	['what n8n adds', ['$json.b.isEven()', '$json.tags.union($json.a)']],
	['what JavaScript has', ['encodeURIComponent($json.a)', 'Number.isInteger($json.b)']],
	['as many elements as one likes', [`[${'(1), '.repeat(150)}1]`]],
	['what stands up to 99 levels deep', [`${'('.repeat(99)}1${')'.repeat(99)}`]],
])('Code with %s does nothing but read: %j', (_, codes) => {
	for (const code of codes) expect([code, findReads(code)]).toEqual([code, expect.anything()]);
});

test.each(changingCode)('%j may do more', (code) => {
	expect(findReads(code)).toBeUndefined();
	expect(findReads(`[1, (${code})]`)).toBeUndefined();
	expect(findReads(`$json.tags.map(tag => ${code})`)).toBeUndefined();
	expect(findReads(`\`\${${code}}\``)).toBeUndefined();
});

test.each([
	[
		'that assigns',
		['a = 1', 'x => $json.a = x', '$json.a ||= 1', '$json.a ??= 1', '$json.a <<= 1'],
	],
	['that assigns', ['$json.a >>>= 1', '$json.a **= 2', '$json.a &&= 1', '$json.a %= 2']],
	['that counts', ['$json.a++', '$json.a ++', '--$json.a', '1 + ++$json.a', '1 - -- $json.a']],
	['that declares', ['let a', 'var a = 1', 'function a() {}', 'class {}', '() => { return 1 }']],
	['that runs later', ['async () => 1', 'await 1', 'yield 1', 'new Promise(() => 1)']],
	['that calls what it has looked up', ['$json.f()', '$json["f"]()', '$json.a.map($json.f)']],
	['that calls what it has looked up', ['(x => x)(1)', '[1].map(f => f())', '$json.a.map(...[1])']],
	[
		'that calls what it has looked up',
		['$json.a.reduce(Object.assign)', '$json.a.toSorted(Math.f)'],
	],
	['that changes what it is called on', ['$json.a.reverse()', '$json.a.sort()', '$json.a.pop()']],
	['that calls what it has looked up', ['JSON.stringify(1, $json.f)', '$json.tags.map?.(x => x)']],
	[
		'that calls what is not known',
		['fail()', '$fromAI("a")', '$evaluateExpression("1")', 'eval("1")'],
	],
	[
		'that makes something else than a date',
		['new Map()', 'new RegExp("a")', 'new Date', 'new Own()'],
	],
	[
		'that reads what is not known',
		['own', 'this', 'arguments', 'global', 'window', '$parameter.a'],
	],
	[
		'that n8n refuses',
		['$json.constructor', '$json["__proto__"]', '"a.constructor"', '$json.prototype'],
	],
	[
		'with a key that is none of its own',
		['({ __proto__: 1 })', '({ "toString": 1 })', '({ [$json.a]: 1 })'],
	],
	[
		'with a function of an object',
		['({ get a() { return 1 } })', '({ a() {} })', '({ async a() {} })'],
	],
	['in several parts', ['1, 2', '1; 2', '1\n2', '$json.a $json.b', '1)(2', 'a: 1', '']],
	['with a comment', ['1 // a', '1 /* a */', '/* a */ 1', '// a\n1', '1 <!-- a', '1 --> a']],
	[
		'that ends early',
		['(1', '[1', '{ a: 1', '"a', "'a", '`a', '`${1', '$json.a.', '$json[', '1 +', '1 ? 2'],
	],
	['that ends early', ['({)', '({ a)', '({ a: )', '$json.a.map(', '$json.a.map(...', 'Math.max(']],
	['that ends early', ['`', '`${1}', '$json.a[]']],
	['that is nested too deep', ['1', ''].map((code) => '('.repeat(100) + code + ')'.repeat(100))],
	['with braces that n8n looks for', ['({ a: { b: 1 }})', '"}}"', '"{{"', '({a:{}})']],
	['with quotes where n8n looks for calls', ["`it's`", '`"`', '/"/', "/[']/"]],
	['with a $ that n8n takes for its function', ['$json.$', '$json.$.a']],
	['with escapes of no meaning', ['"\\q"', "'\\q'", '"\\u00g0"', "'\\u00g0'"]],
	['on several lines', ['`a\nb`', '"a\\\nb"', '"a\u2028b"']],
	['with numbers that few write', ['007', '0x1F', '1_000', '.5', '5.', '10n', '5..a']],
	['with names of other letters', ['$json.naïve', '$json.\\u0061', '$json["\\u0061"]']],
	[
		'that n8n rewrites wrongly',
		['$json?.a[$itemIndex]', '$json.a?.[$json.b]', '$json.tags. first()'],
	],
	[
		'that hides a global',
		['global => global', '(arguments) => 1', '(x, window) => x', '$json => 1'],
	],
])('Code %s may do more: %j', (_, codes) => {
	for (const code of codes) expect([code, findReads(code)]).toEqual([code, undefined]);
});

test.each([
	['5', [], false],
	['$vars.dataset', ['$vars'], false],
	['$json.a + $workflow.name', ['$json', '$workflow'], false],
	['[$json.a].map(x => x + $vars.b)', ['$json', '$vars'], true],
	['`${$now}`', ['$now'], false],
	['({ $json, a: $vars.a })', ['$json', '$vars'], false],
	['$("Rows").item', ['$'], true],
	['new Date()', [], true],
])('%s reads %j', (code, names, calls) => {
	const reads = findReads(code);
	expect([...(reads?.names ?? [])].sort()).toEqual(names);
	expect(reads?.calls).toBe(calls);
});

test('Whatever stands in a text, it is but a text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			fc.pre(!text.includes('"'));
			const isHarmless = !/[\\\r\n\u2028\u2029]|\{\{|\}\}|constructor/.test(text);
			expect(findReads(`"${text}"`) !== undefined).toBe(isHarmless);
		}),
	);
});

test('Code is looked through once, however long or deep it is', () => {
	const openings = ['(', '[', 'x => ', '!', '1 + ', '`${', '"', '(a, ', '1 ? ', '/', ' ', '[...'];
	expectLinear(() => {
		for (const before of openings) {
			for (const after of ['', ')', ']', '}`', ' : 2', ' ']) {
				findReads(`${before.repeat(100_000)}1${after.repeat(100_000)}`);
			}
		}
	});
});

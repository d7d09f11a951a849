import fc from 'fast-check';
import { computations } from './computations';
import { fieldNames } from './fieldNames';
import { hostileCode } from './hostileCode';

/** Code of every kind beside reading a field. What it yields is the same at any time. */
const CODE = [
	...['', ' ', '1', '-0', '0.1 + 0.2', '2 ** 53', '10n ** 20n', 'NaN', '1 / 0', 'true', 'null'],
	...['undefined', '[]', '[1,,2]', '({})', '({ a: { b: 1 } })', '{ a: 1 }', '"}}"', '"={{ 1 }}"'],
	...['"\\}}"', '({a: {b: 1}})', '[[1], [undefined]]', 'new Map([[1, 2]])', 'new Date(0)'],
	...['Object.create(null)', 'new (class Own { x = 1 })()', '/x/g', 'Symbol.iterator', '() => 1'],
	...['JSON.parse(\'{"__proto__": {"a": 1}}\')', 'DateTime.fromISO("2024-06-12T10:15:00Z")'],
	...['({ a: DateTime.fromMillis(0), b: [DateTime.fromMillis(0)], c: { d: DateTime.now } })'],
	...['[DateTime.fromMillis(0), { a: DateTime.fromMillis(0), b: NaN }]', 'DateTime.invalid("x")'],
	...[
		'({ a: -0, b: [{ c: DateTime.fromMillis(0) }, 2], [Symbol("s")]: 1 })',
		'Duration.fromMillis(5)',
	],
	...[
		'Interval.after(DateTime.fromMillis(0), 1000)',
		'$json',
		'$json.a.b.c',
		'$json?.a?.b',
		'$json.a[0]',
	],
	...['$json.a.length', 'Object.keys($json)', '$json.a.toDateTime()', '$json["a"] ?? "none"'],
	...['$json.a + $json.b', '$json.price || 0', '$json[$json.a]', '$json[`a`]', '$json["\\u0061"]'],
	...['$json.a ? "yes" : "no"', '`${$json.a}`', '$item', '$input.item.json.a', '$data.a'],
	...['$itemIndex', '$input.all().length', '$("Rows").item.json.a', '$("Rows").first().json.a'],
	...['$("Rows").all()[$itemIndex].json', '$node["Rows"].json.a', '$node["missing"].json.a'],
	...[
		'$("missing").item.json.a',
		'$("Rows").item.json',
		'$json.a.',
		'(',
		')',
		'let x = 1',
		'throw 1',
	],
	...['notDefined', 'notDefined.a', '$json.missing.a.b', '$json.a()', 'null.a', 'fail()', 'this'],
	...['$parameter["&mode"]', '$parameter["&valueType"]', '$rawParameter["&value"].length'],
	...['$parameter["&missing"]', '$parameter.operation', '$parameter["resource"]', '$env.HOME'],
	...[
		'$json.constructor',
		'$json.__proto__',
		'(() => { throw new Error("own") })()',
		'process.pid',
	],
	...['$workflow.timezone', '$if(1, 2, 3)', '$max(1, 2)', '$vars.a', '$evaluateExpression("1")'],
];

const anyBlank = fc.constantFrom(' ', '', '\n', '  ', '\t', '\u00a0', '\ufeff', '\r\n', '\u2028');
const anyAccess = fc.tuple(fc.constantFrom(...fieldNames), fc.nat(6)).map(([name, form]) => {
	const quoted = JSON.stringify(name);
	const forms = [`$json.${name}`, `$json["${name}"]`, `$json['${name}']`, `$json[${quoted}]`];
	const others = [`$json[ ${quoted} ]`, `$json [${quoted}]`, `$json.${name}.a`];
	return [...forms, ...others][form] ?? '';
});
const anyPath = fc
	.array(
		fc.oneof(
			fc
				.constantFrom(...fieldNames)
				.map((name) => (/^[A-Za-z_$]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`)),
			fc.constantFrom(
				'[0]',
				'[1]',
				'["a"]',
				"['a']",
				'?.a',
				'?.["a b"]',
				'?.[0]',
				'.length',
				'.tags',
			),
		),
		{ minLength: 2, maxLength: 4 },
	)
	.map((steps) => `$json${steps.join('')}`);
const anyCode = fc.oneof(
	{ weight: 3, arbitrary: anyAccess },
	{ weight: 2, arbitrary: anyPath },
	{ weight: 3, arbitrary: fc.constantFrom(...computations) },
	fc.constantFrom(...hostileCode),
	fc.constantFrom(...CODE),
);
const anyBraces = fc
	.tuple(anyBlank, anyCode, anyBlank)
	.map(([before, code, after]) => `{{${before}${code}${after}}}`);
const anyText = fc.constantFrom(
	...['', ' ', '=', 'a', '\n', '{', '}', '}}', '{{', '\\', '\\{{', '\\}}', '$json.a', '{{ 1', '"'],
);

/** A text as it is stored in a parameter: an expression mostly. */
export const anyExpression = fc.oneof(
	{ weight: 8, arbitrary: anyBraces.map((braces) => `=${braces}`) },
	{ weight: 1, arbitrary: fc.tuple(anyText, anyBraces).map(([text, b]) => `=${text}${b}`) },
	{ weight: 1, arbitrary: fc.tuple(anyBraces, anyText).map(([b, text]) => `=${b}${text}`) },
	{ weight: 1, arbitrary: fc.array(anyBraces, { maxLength: 3 }).map((all) => `=${all.join('')}`) },
	{ weight: 1, arbitrary: fc.array(anyText, { maxLength: 3 }).map((all) => `=${all.join('')}`) },
	{ weight: 1, arbitrary: anyBraces },
	{ weight: 1, arbitrary: anyText },
);

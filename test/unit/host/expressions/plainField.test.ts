import fc from 'fast-check';
import { plainField } from '../../../../nodes/Tracy/host/expressions/plainField';
import { expectLinear } from '../../expectLinear';
import { anyText } from '../../../anyText';

const row = {
	price: 5,
	'unit price': 6,
	$_9: 7,
	'a.b[0]': 8,
	"it's": 9,
	'"': 10,
	'名前 😀': 11,
	'{{ $json.a': 12,
	'': 13,
	json: 14,
	error: 15,
	body: { title: 'a', 'Unit price': 1.5, 0: 'zero', tags: ['x', { name: 'y' }], none: null },
	none: null,
	text: 'abc',
	odd: { a: undefined },
	long: Array.from({ length: 11 }, (_, index) => index),
	'a(b)': 16,
};

test.each([
	['={{ $json.price }}', 5],
	['={{$json.price}}', 5],
	['={{\n\t$json.price\u00a0}}', 5],
	['={{ $json.$_9 }}', 7],
	['={{ $json["unit price"] }}', 6],
	["={{ $json['unit price'] }}", 6],
	['={{ $json[ "price" ] }}', 5],
	['={{ $json["a.b[0]"] }}', 8],
	['={{ $json["it\'s"] }}', 9],
	["={{ $json['\"'] }}", 10],
	['={{ $json["名前 😀"] }}', 11],
	['={{ $json["{{ $json.a"] }}', 12],
	['={{ $json[""] }}', 13],
	['={{ $json.json }}', 14],
	['={{ $json.long[10] }}', 10],
	['={{ $json["a(b)"] }}', 16],
	['={{ $json.error }}', 15],
	['={{ $json.body.title }}', 'a'],
	['={{ $json["body"].title }}', 'a'],
	['={{ $json.body["Unit price"] }}', 1.5],
	['={{ $json.body[0] }}', 'zero'],
	['={{ $json.body.tags }}', row.body.tags],
	['={{ $json.body.tags[0] }}', 'x'],
	['={{ $json.body.tags["0"] }}', 'x'],
	['={{ $json.body.tags[1].name }}', 'y'],
	['={{ $json.body.tags.length }}', 2],
	['={{ $json.body.none }}', null],
	['={{ $json?.body?.title }}', 'a'],
	['={{ $json.body?.["Unit price"] }}', 1.5],
	['={{ $json.body.tags?.[1]?.name }}', 'y'],
	['={{ $json.missing }}', undefined],
	['={{ $json.missing.title }}', undefined],
	['={{ $json.missing?.title }}', undefined],
	['={{ $json.none.title.length }}', undefined],
	['={{ $json.odd.a.length }}', undefined],
	['={{ $json.body.missing }}', undefined],
	['={{ $json.body.tags[2] }}', undefined],
])('%j is taken from the item', (expression, value) => {
	expect(plainField(expression)?.(row)).toEqual({ value });
});

test.each([
	...['={{ $json.text.length }}', '={{ $json.text[0] }}', '={{ $json.price.a }}'],
	...[
		'={{ $json.body.tags.map }}',
		'={{ $json.date.a }}',
		'={{ $json.date }}',
		'={{ $json.own.a }}',
	],
	...['={{ $json.inherits.a }}', '={{ $json.mistake }}', '={{ $json.odd.a }}'],
	...['={{ $json.polluted }}', '={{ $json.body.polluted }}'],
])('What %j reads is left to n8n where it is not plain JSON data', (expression) => {
	const json = {
		...row,
		date: new Date(0),
		own: new (class {
			a = 1;
		})(),
		inherits: Object.create({ a: 1 }),
		mistake: { __isError: true },
	};
	Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true });
	try {
		expect(plainField(expression)?.(json)).toBeUndefined();
	} finally {
		Reflect.deleteProperty(Object.prototype, 'polluted');
	}
});

test('An item is read whatever makes it', () => {
	expect(plainField('={{ $json.a }}')?.(Object.create(null, { a: { value: 1 } }))).toEqual({
		value: 1,
	});
});

test.each([undefined, null, 'text'])('An item without fields, %j, is left to n8n', (json) => {
	expect(plainField('={{ $json.a }}')?.(json)).toBeUndefined();
});

test.each([
	...['', '=', 'price', '$json.price', '{{ $json.price }}', '$json["price"]'],
	...['={{ }}', '={{ $json }}', '={{ $json. }}', '={{ $json[price] }}'],
	...['={{ $json.price', '={{ $json.price }', '={{ $json["price\'] }}', '={{ $json["a"b"] }}'],
	...['={{ $json.a. }}', '={{ $json.a[01] }}', '={{ $json.a[-1] }}', '={{ $json.a[b] }}'],
	...[
		'={{ $json.a.b() }}',
		'={{ $json.a?.() }}',
		'={{ $json.a?. }}',
		'={{ $json?.a["first("] }}',
		'={{ $json.$ }}',
	],
	...['={{ $json.a + 1 }}', '={{ $json.a() }}', '={{ -$json.a }}', '={{ ($json.a) }}'],
	...['= {{ $json.a }}', '={{ $json.a }} ', '={{ $json.a }}\n', '=€{{ $json.a }}'],
	...['=={{ $json.a }}', '={{ $json.a }}{{ $json.b }}', '={{ $jsonx.a }}', '={{ x$json.a }}'],
	...['={{ $json.naïve }}', '={{ $json.unit price }}', '={{ $json.1 }}', '={{ $json.a-b }}'],
	...['={{ $json[`a`] }}', '={{ $json["\\u0061"] }}', '={{ $json["a\\"b"] }}'],
])('%j is left to n8n', (expression) => {
	expect(plainField(expression)).toBeUndefined();
});

test.each([
	['that ends the code', 'a}}b'],
	['that n8n cannot parse', 'a\u2028b'],
	['that n8n cannot parse', 'a\u2029b'],
	['that n8n cannot parse', 'a\nb'],
	['that every object inherits', '__proto__'],
	['that every object inherits', 'toString'],
	['that every object inherits', 'hasOwnProperty'],
	['that every object inherits', 'valueOf'],
	['that every object inherits', '__defineGetter__'],
	['that n8n refuses', 'constructor'],
	['that n8n refuses', 'constructorId'],
	['that n8n refuses', 'x.constructor'],
	['that n8n refuses', 'prototype'],
	['that n8n refuses', 'arguments'],
	['that n8n refuses', 'getOwnPropertyDescriptor'],
	['that n8n refuses', 'binding'],
	['that n8n keeps to itself', '__sanitize'],
])('A name %s is left to n8n: %j', (_, name) => {
	expect(plainField(`={{ $json.${name} }}`)).toBeUndefined();
	expect(plainField(`={{ $json["${name}"] }}`)).toBeUndefined();
	expect(plainField(`={{ $json['${name}'] }}`)).toBeUndefined();
	expect(plainField(`={{ $json.a["${name}"].b }}`)).toBeUndefined();
});

test('Whatever it reads is the very name in the code', () => {
	fc.assert(
		fc.property(anyText(), (name) => {
			const taken = plainField(`={{ $json["${name}"] }}`)?.({ [name]: 'it' });
			expect([undefined, 'it']).toContain(taken?.value);
		}),
	);
});

test('A long expression is looked through once, not again and again', () => {
	const blanks = ' '.repeat(500_000);
	expectLinear(() => {
		plainField(`={{${blanks}$json.a${blanks}x`);
		plainField(`={{ $json[${blanks}"${blanks}`);
		plainField(`={{ $json${'.a'.repeat(250_000)}x()`);
		plainField(`={{ $json${'["a"]'.repeat(100_000)} x`);
	});
});

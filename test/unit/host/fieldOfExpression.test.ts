import fc from 'fast-check';
import { plainField } from '../../../nodes/Tracy/host/plainField';

test.each([
	['={{ $json.price }}', 'price'],
	['={{$json.price}}', 'price'],
	['={{\n\t$json.price\u00a0}}', 'price'],
	['={{ $json.$_9 }}', '$_9'],
	['={{ $json["unit price"] }}', 'unit price'],
	["={{ $json['unit price'] }}", 'unit price'],
	['={{ $json[ "price" ] }}', 'price'],
	['={{ $json["a.b[0]"] }}', 'a.b[0]'],
	['={{ $json["it\'s"] }}', "it's"],
	["={{ $json['\"'] }}", '"'],
	['={{ $json["名前 😀"] }}', '名前 😀'],
	['={{ $json["{{ $json.a"] }}', '{{ $json.a'],
	['={{ $json[""] }}', ''],
	['={{ $json.json }}', 'json'],
	['={{ $json.error }}', 'error'],
])('%j reads the field %j', (expression, field) => {
	expect(plainField(expression)).toBe(field);
});

test.each([
	...['', '=', 'price', '$json.price', '{{ $json.price }}', '$json["price"]'],
	...['={{ }}', '={{ $json }}', '={{ $json. }}', '={{ $json[0] }}', '={{ $json[price] }}'],
	...['={{ $json.price', '={{ $json.price }', '={{ $json["price\'] }}', '={{ $json["a"b"] }}'],
	...['={{ $json.a.b }}', '={{ $json.a[0] }}', '={{ $json["a"]["b"] }}', '={{ $json?.a }}'],
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
	['that n8n refuses', 'binding'],
	['that n8n keeps to itself', '__sanitize'],
])('A name %s is left to n8n: %j', (_, name) => {
	expect(plainField(`={{ $json.${name} }}`)).toBeUndefined();
	expect(plainField(`={{ $json["${name}"] }}`)).toBeUndefined();
	expect(plainField(`={{ $json['${name}'] }}`)).toBeUndefined();
});

test('Whatever it reads is the very name in the code', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (name) => {
			expect([undefined, name]).toContain(plainField(`={{ $json["${name}"] }}`));
		}),
	);
});

test('A long expression is looked through once, not again and again', () => {
	const blanks = ' '.repeat(50_000);
	const began = performance.now();
	plainField(`={{${blanks}$json.a${blanks}x`);
	plainField(`={{ $json[${blanks}"${blanks}`);
	expect(performance.now() - began).toBeLessThan(500);
});

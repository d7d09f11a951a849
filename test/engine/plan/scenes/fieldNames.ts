/** Names of fields: of every kind of spelling, and such as mean something elsewhere. */
export const fieldNames = [
	...['a', 'b', 'price', '_', '$', '$json', 'json', 'error', 'binary', 'pairedItem', 'class'],
	...['unit price', ' padded ', 'a.b', 'a[0]', 'first-name', '0', '1e3', '-1', ''],
	...['naïve', '名前', 'имя', '😀', 'e\u0301', '\u00e9', '\u202eabc', '\ufeff', '\ud83d'],
	...['a"b', "a'b", 'a\\b', 'a`b', '${a}', 'a\nb', 'a\tb', 'a\u2028b', 'a\u2029b', 'a\u0000b'],
	...['{', '}', '{{', '}}', 'a}}b', '{{ $json.a }}', '={{ $json.a }}', '=', '//', '/*', '<!--'],
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
	...['isPrototypeOf', 'toLocaleString', 'propertyIsEnumerable', '__defineGetter__'],
	...['__lookupSetter__', 'getPrototypeOf', 'defineProperty', 'arguments', 'caller', 'callee'],
	...['binding', '_load', 'mainModule', 'prepareStackTrace', 'getBuiltinModule', 'execve'],
	...['constructorId', 'x.constructor', 'x. constructor', '__sanitize', '___n8n_data'],
	...['length', 'name', 'isProxy', 'then', 'toJSON', 'isEmpty', 'toDateTime', 'x.first()', '$if('],
];

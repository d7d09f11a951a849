/** A name in brackets has no braces or line ends of any kind: n8n splits or refuses such code. */
const PLAIN_FIELD =
	/^=\{\{\s*\$json(?:\.([A-Za-z_$][A-Za-z0-9_$]*)|\[\s*(?:"([^"\\}\r\n\u2028\u2029]*)"|'([^'\\}\r\n\u2028\u2029]*)')\s*\])\s*\}\}$/;

/** Names that n8n refuses in any expression, or keeps to itself, beside those every object has. */
const REFUSED = new Set([
	...['prototype', 'getPrototypeOf', 'setPrototypeOf', 'defineProperty', 'defineProperties'],
	...['getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'prepareStackTrace'],
	...['caller', 'callee', 'arguments', 'mainModule', 'binding', '_linkedBinding', '_load'],
	...['getBuiltinModule', 'dlopen', 'execve', 'loadEnvFile', '__sanitize', '___n8n_data'],
]);

/**
 * The field of the item that an expression reads, when that is all it does: `={{ $json.price }}`
 * or `={{ $json["unit price"] }}`.
 *
 * @returns undefined for everything else, and for names that n8n answers in ways of its own:
 * those that every object inherits, those that it refuses, and all with `constructor` in them
 */
export function plainField(expression: string): string | undefined {
	const [, plain, doubleQuoted, singleQuoted] = PLAIN_FIELD.exec(expression) ?? [];
	const field = plain ?? doubleQuoted ?? singleQuoted;
	return field === undefined || isSpecial(field) ? undefined : field;
}

function isSpecial(field: string): boolean {
	return field in Object.prototype || REFUSED.has(field) || field.includes('constructor');
}

/**
 * Whether a value is data that JSON can hold, all the way down, without a key that every object
 * inherits. Only for such data does n8n's expression engine hand out exactly what the item holds:
 * of a key such as `toString` some engines see the function.
 */
export function isJsonData(value: unknown): boolean {
	switch (typeof value) {
		case 'string':
		case 'boolean':
			return true;
		case 'number':
			return Number.isFinite(value);
		case 'object':
			if (value === null) return true;
			// Spread out, because `every` alone passes over the holes in a list.
			if (Array.isArray(value)) return [...value].every(isJsonData);
			return isPlainObject(value) && Object.entries(value).every(isJsonMember);
		default:
			return false;
	}
}

function isJsonMember([key, value]: [string, unknown]): boolean {
	return !(key in Object.prototype) && isJsonData(value);
}

/** One as JSON makes it. An object without any class comes out of some engines with one. */
function isPlainObject(value: object): boolean {
	return Object.getPrototypeOf(value) === Object.prototype;
}

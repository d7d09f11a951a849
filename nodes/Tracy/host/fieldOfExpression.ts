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
export function fieldOfExpression(expression: string): string | undefined {
	const [, plain, doubleQuoted, singleQuoted] = PLAIN_FIELD.exec(expression) ?? [];
	const field = plain ?? doubleQuoted ?? singleQuoted;
	return field === undefined || isSpecial(field) ? undefined : field;
}

function isSpecial(field: string): boolean {
	return field in Object.prototype || REFUSED.has(field) || field.includes('constructor');
}

/** A step of a path: `.name`, `["any text"]`, `[0]`, each with `?.` or without. */
const STEP =
	/\??\.([A-Za-z_$][A-Za-z0-9_$]*)|(?:\?\.)?\[\s*(?:"([^"\\}\r\n\u2028\u2029]*)"|'([^'\\}\r\n\u2028\u2029]*)'|(0|[1-9][0-9]*))\s*\]/g;

/** A name in brackets has no braces or line ends of any kind: n8n splits or refuses such code. */
const PLAIN_FIELD = new RegExp(`^=\\{\\{\\s*\\$json((?:${STEP.source})+)\\s*\\}\\}$`);

/** Names that n8n refuses in any expression, or keeps to itself, beside those every object has. */
const REFUSED = new Set([
	...['prototype', 'getPrototypeOf', 'setPrototypeOf', 'defineProperty', 'defineProperties'],
	...['getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'prepareStackTrace'],
	...['caller', 'callee', 'arguments', 'mainModule', 'binding', '_linkedBinding', '_load'],
	...['getBuiltinModule', 'dlopen', 'execve', 'loadEnvFile', '__sanitize', '___n8n_data'],
]);

/** Takes a field out of an item's JSON; undefined where only n8n can tell what is there. */
export type PlainField = (json: unknown) => { value: unknown } | undefined;

/**
 * Takes apart an expression that does nothing but read a field of the item, at any depth:
 * `={{ $json.price }}`, `={{ $json.fields["Unit price"] }}`, `={{ $json.tags[0] }}`.
 *
 * @returns undefined for everything else, and for names that n8n answers in ways of its own:
 * those that every object inherits, those that it refuses, and all with `constructor` in them
 */
export function plainField(expression: string): PlainField | undefined {
	const [, steps] = PLAIN_FIELD.exec(expression) ?? [];
	if (steps === undefined) return undefined;
	// In a chain with `?.` n8n rewrites what looks like a call, even inside of a name.
	if (steps.includes('?.') && steps.includes('(')) return undefined;
	const path = [...steps.matchAll(STEP)].map(
		([, name, doubleQuoted, singleQuoted, index]) =>
			name ?? doubleQuoted ?? singleQuoted ?? index ?? '',
	);
	// n8n takes a `.$` for its function of that name, but for where it ends the code.
	if (/\.\$(?![A-Za-z0-9_$])/.test(steps) || path.some(isSpecialName)) return undefined;
	return (json) => takeAt(path, json);
}

/** Whether n8n answers to a name in a way of its own, or not at all. */
export function isSpecialName(name: string): boolean {
	return name in Object.prototype || REFUSED.has(name) || name.includes('constructor');
}

function takeAt(path: string[], json: unknown): { value: unknown } | undefined {
	let value = json;
	for (const [depth, name] of path.entries()) {
		// n8n swallows that nothing has no fields.
		if (value === undefined || value === null) return depth > 0 ? { value: undefined } : undefined;
		if (typeof value !== 'object') return undefined;
		if (depth > 0 && !Array.isArray(value) && !isPlainObject(value)) return undefined;
		if (!Object.hasOwn(value, name)) return name in value ? undefined : { value: undefined };
		value = Reflect.get(value, name);
	}
	// An object with this key is taken for an error by n8n's isolates.
	const isTakenForError = typeof value === 'object' && value !== null && '__isError' in value;
	return isJsonData(value) && !isTakenForError ? { value } : undefined;
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

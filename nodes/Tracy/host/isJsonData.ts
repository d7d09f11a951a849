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

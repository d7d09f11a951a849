/**
 * Freezes lists and plain objects all the way down, so that whoever writes to them fails. What
 * has an own life, such as a DateTime with its caches, stays as it is.
 */
export function deepFreeze(value: unknown): void {
	if (!isContainer(value) || Object.isFrozen(value)) return;
	Object.freeze(value);
	Object.values(value).forEach(deepFreeze);
}

function isContainer(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

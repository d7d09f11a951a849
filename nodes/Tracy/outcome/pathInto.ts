/**
 * Where the first wanted value in an object stands, as an expression goes on with it: `.start`, or
 * `.date["the start"]`. Undefined where there is none, and for what is no plain object.
 */
export function pathInto(
	value: unknown,
	isWanted: (member: unknown, name: string) => boolean,
): string | undefined {
	if (!isPlain(value)) return undefined;
	for (const [name, member] of Object.entries(value)) {
		const step = /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
		const path = isPlain(member)
			? pathInto(member, isWanted)
			: isWanted(member, name)
				? ''
				: undefined;
		if (path !== undefined) return `${step}${path}`;
	}
	return undefined;
}

/** Whether it is an object of any realm that is no list and of no class. */
function isPlain(value: unknown): value is object {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

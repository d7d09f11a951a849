const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A path into a body as a person writes it: `datums[2].property.id`. */
export function describePath(path: PropertyKey[]): string {
	return path
		.map((key, index) => {
			if (typeof key === 'number') return `[${key}]`;
			const name = String(key);
			if (!NAME.test(name)) return `[${JSON.stringify(name)}]`;
			return index === 0 ? name : `.${name}`;
		})
		.join('');
}

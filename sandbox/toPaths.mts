/**
 * Reads what `fields` asks for (assumption A17): paths with commas between them, in upper or lower
 * case. With a path comes what it leads through, so `properties.options` asks for `properties` too.
 *
 * @returns the paths in lower case
 */
export function toPaths(fields = ''): Set<string> {
	const paths = fields
		.toLowerCase()
		.split(',')
		.filter((path) => path !== '');
	return new Set(paths.flatMap(withParents));
}

function withParents(path: string): string[] {
	const steps = path.split('.');
	return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}

/** One kind of check: an npm script, which can be run by itself just as well. */
export interface Part {
	script: string;
	arguments: string[];
}

/**
 * What is checked once everything is prepared, the longest first, so that all end together.
 *
 * @param isEverything whether with the engine tests that run on Node.js 20 in any case
 */
export function partsOf(isEverything: boolean): Part[] {
	return [
		onOneCore('test:node24', 'vm'),
		onOneCore('test:engine'),
		onOneCore('test:unit'),
		...(isEverything ? [onOneCore('test:node24', 'legacy')] : []),
		part('test:sandbox'),
		part('lint'),
		part('typecheck'),
		onOneCore('test:package'),
		part('test:live-check'),
		part('test:tools'),
		onOneCore('test:zod4'),
	];
}

/** What the others need, and what would otherwise be done by each of them at the same time. */
export const preparation = part('test:prepare');

/** How a part is called in the summary: what comes after `npm run`. */
export function nameOf({ script, arguments: [first] }: Part): string {
	return first === undefined || first.startsWith('-') ? script : `${script} ${first}`;
}

function part(script: string, ...options: string[]): Part {
	return { script, arguments: options };
}

/** Parts go at the same time, one for each core, so that jest is not to take them all. */
function onOneCore(script: string, ...options: string[]): Part {
	return part(script, ...options, '--maxWorkers=1');
}

import { parseArgs } from 'node:util';

/** The parts of the benchmark, in the order in which they run. */
export const partNames = [
	'mapping',
	'comparison',
	'growth',
	'throughput',
	'rate-limits',
	'import-keys',
	'profile',
] as const;
export type PartName = (typeof partNames)[number];

/** Without the one that takes a quarter of an hour. */
const usualParts = partNames.filter((name) => name !== 'import-keys');

/** What can be asked of the benchmark on the command line. */
export interface BenchOptions {
	/** End with one line of JSON on standard output; everything else goes to standard error. */
	json: boolean;
	/** The parts to run. */
	parts: readonly PartName[];
	/** A file to draw rows a second over the number in flight into. */
	plot: string | undefined;
}

/** Reads the command line; refuses what it does not know. */
export function readOptions(commandLine: string[]): BenchOptions {
	const { values } = parseArgs({
		args: commandLine,
		options: {
			json: { type: 'boolean' },
			only: { type: 'string', multiple: true },
			plot: { type: 'string' },
		},
	});
	return {
		json: values.json ?? false,
		parts: values.only === undefined ? usualParts : values.only.map(readPartName),
		plot: values.plot,
	};
}

function readPartName(text: string): PartName {
	const name = partNames.find((known) => known === text);
	if (name !== undefined) return name;
	throw new Error(`--only takes ${partNames.join(', ')}, not "${text}".`);
}

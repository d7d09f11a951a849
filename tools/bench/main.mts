import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ChildProcesses } from '../n8n/processes/ChildProcesses.mts';
import { CommandError } from '../n8n/processes/Command.mts';
import { endOnInterruption } from '../n8n/processes/endOnInterruption.mts';
import { messageOf } from '../n8n/processes/explainFailure.mts';
import { createProgress } from '../n8n/processes/Progress.mts';
import { warmUp } from './measure/measureDirectly.mts';
import { prepareBench } from './measure/prepareBench.mts';
import { type PartName, partNames, type Results, runParts } from './parts/runParts.mts';
import { describeMachine } from './report/describeMachine.mts';
import { drawPlot } from './report/drawPlot.mts';
import { judgeTargets } from './report/judgeTargets.mts';
import { reportOf } from './report/reportOf.mts';

/** Without those that take a quarter of an hour. */
const usualParts = partNames.filter((name) => name !== 'import-keys' && name !== 'batches');

/** What can be asked of the benchmark on the command line. */
interface BenchOptions {
	/** End with one line of JSON on standard output; everything else goes to standard error. */
	json: boolean;
	/** The parts to run. */
	parts: readonly PartName[];
	/** A file to draw rows a second over the number in flight into. */
	plot: string | undefined;
}

// npm run bench [-- --json] [--only PART] [--plot FILE]: our node in a real n8n, side by side with
// what somebody would use instead. See docs/performance.md.

try {
	await run(readOptions(process.argv.slice(2)));
} catch (error) {
	if (error instanceof CommandError) console.error(error.lastLines());
	console.error(messageOf(error));
	process.exitCode = 1;
}

async function run({ json, parts, plot }: BenchOptions): Promise<void> {
	const progress = createProgress(json);
	const children = new ChildProcesses();
	endOnInterruption(children);
	try {
		const bench = await prepareBench(progress, children);
		const machine = await describeMachine(bench);
		await warmUp(bench);
		let results: Results = {};
		for await (const measured of runParts(bench, parts)) {
			progress.write(`\n${reportOf(measured)}\n`);
			results = { ...results, ...measured };
		}
		if (plot !== undefined && results.throughput !== undefined) {
			await writeFile(plot, drawPlot(results.throughput));
		}
		if (json) {
			console.log(JSON.stringify({ machine, ...results, targets: judgeTargets(results) }));
		}
	} finally {
		await children.endAll();
	}
}

/** Reads the command line; refuses what it does not know. */
function readOptions(commandLine: string[]): BenchOptions {
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

import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { withUserFolder } from '../n8n/install/withUserFolder.mts';
import { ChildProcesses } from '../n8n/processes/ChildProcesses.mts';
import { endOnInterruption } from '../n8n/processes/endOnInterruption.mts';
import { explainFailure, messageOf } from '../n8n/processes/explainFailure.mts';
import { createProgress, type Progress } from '../n8n/processes/Progress.mts';
import { warmUp } from './measure/measureDirectly.mts';
import { prepareBench } from './measure/prepareBench.mts';
import { type PartName, partNames, type Results, runParts } from './parts/runParts.mts';
import { describeMachine, type Machine } from './report/describeMachine.mts';
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

/** What is known by now. */
interface Found {
	machine?: Machine;
	results: Results;
}

// npm run bench [-- --json] [--only PART] [--plot FILE]: our node in a real n8n, side by side with
// what somebody would use instead. See docs/performance.md.

const commandLine = process.argv.slice(2);
try {
	process.exitCode = await run(readOptions(commandLine));
} catch (error) {
	console.error(messageOf(error));
	if (commandLine.includes('--json')) console.log(JSON.stringify({ error: messageOf(error) }));
	process.exitCode = 1;
}

/** Measures and tells; what was measured before something failed too. Returns the exit code. */
async function run(options: BenchOptions): Promise<number> {
	const progress = createProgress(options.json);
	const children = new ChildProcesses();
	const interruption = endOnInterruption(children);
	const found: Found = { results: {} };
	let error: string | undefined;
	try {
		await withUserFolder((userFolder) =>
			measure(options, progress, children, userFolder, found).finally(() => children.endAll()),
		);
	} catch (failure) {
		error = explainFailure(progress, failure, interruption, children);
		progress.write(`\nThe benchmark failed. ${error}\n`);
	}
	const { machine, results } = found;
	if (options.json) {
		const targets = judgeTargets(results);
		console.log(JSON.stringify({ machine, ...results, targets, error }));
	}
	return error === undefined ? 0 : 1;
}

/** Runs the parts and shows each as soon as it is measured. */
async function measure(
	{ parts, plot }: BenchOptions,
	progress: Progress,
	children: ChildProcesses,
	userFolder: string,
	found: Found,
): Promise<void> {
	const bench = await prepareBench(progress, children, userFolder);
	found.machine = await describeMachine(bench);
	await warmUp(bench);
	for await (const measured of runParts(bench, parts)) {
		progress.write(`\n${reportOf(measured)}\n`);
		found.results = { ...found.results, ...measured };
		if (plot !== undefined && measured.throughput !== undefined) {
			await writeFile(plot, drawPlot(measured.throughput));
		}
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
	const parts = values.only?.map(readPartName) ?? usualParts;
	if (values.plot !== undefined && !parts.includes('throughput')) {
		throw new Error('--plot draws the part “throughput”: give --only throughput as well.');
	}
	return { json: values.json ?? false, parts, plot: values.plot };
}

function readPartName(text: string): PartName {
	const name = partNames.find((known) => known === text);
	if (name !== undefined) return name;
	throw new Error(`--only takes ${partNames.join(', ')}, not "${text}".`);
}

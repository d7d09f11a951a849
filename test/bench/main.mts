import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { ChildProcesses } from '../../demo/ChildProcesses.mts';
import { CommandError } from '../../demo/CommandError.mts';
import { endOnInterruption } from '../../demo/endOnInterruption.mts';
import { messageOf } from '../../demo/messageOf.mts';
import { Progress } from '../../demo/Progress.mts';
import { describeMachine } from './describeMachine.mts';
import { drawPlot } from './drawPlot.mts';
import { judgeTargets } from './judgeTargets.mts';
import { prepareBench } from './prepareBench.mts';
import { type BenchOptions, readOptions } from './readOptions.mts';
import { reportOf } from './reportOf.mts';
import { runParts } from './runParts.mts';
import { warmUp } from './warmUp.mts';

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
	const stream = json ? process.stderr : process.stdout;
	const progress = new Progress(stream, !json && stream.isTTY && process.env.CI === undefined);
	const children = new ChildProcesses();
	endOnInterruption(children);
	try {
		const bench = await prepareBench(progress, children);
		const machine = await describeMachine(bench);
		await warmUp(bench);
		const results = await runParts(bench, parts);
		if (plot !== undefined && results.throughput !== undefined) {
			await writeFile(plot, drawPlot(results.throughput));
		}
		progress.write(`\n${reportOf(results)}\n`);
		if (json) {
			console.log(JSON.stringify({ machine, ...results, targets: judgeTargets(results) }));
		}
	} finally {
		await children.endAll();
	}
}

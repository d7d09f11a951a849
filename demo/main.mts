import process from 'node:process';
import { ChildProcesses } from './ChildProcesses.mts';
import { createProgress } from './createProgress.mts';
import { endOnInterruption } from './endOnInterruption.mts';
import { explainFailure } from './explainFailure.mts';
import { messageOf } from './messageOf.mts';
import { prepareN8n } from './prepareN8n.mts';
import type { Progress } from './Progress.mts';
import { proveExamples } from './proveExamples.mts';
import { proveVersion } from './proveVersion.mts';
import { type DemoOptions, readOptions } from './readOptions.mts';
import { resultTable } from './resultTable.mts';
import { withUserFolder } from './withUserFolder.mts';

// npm run demo [-- --json] [--n8n 1.123.81]: the examples, run in a real n8n against the sandbox.

try {
	process.exitCode = await demonstrate(readOptions(process.argv.slice(2)));
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}

/** Does everything and shows it; returns the exit code. */
async function demonstrate(options: DemoOptions): Promise<number> {
	const progress = createProgress(options.json);
	const children = new ChildProcesses();
	const interruption = endOnInterruption(children);
	try {
		const result = await withUserFolder(async (userFolder) => {
			try {
				return await prove(progress, children, userFolder, options);
			} finally {
				await children.endAll();
			}
		});
		if (options.json) console.log(JSON.stringify({ ok: true, ...result }));
		return 0;
	} catch (error) {
		const sentence = explainFailure(progress, error, interruption, children);
		progress.write(`\nThe demo failed. ${sentence}\n`);
		if (options.json) console.log(JSON.stringify({ ok: false, error: sentence }));
		return 1;
	}
}

/** Runs what is asked for and shows the result to people; returns it for programs. */
async function prove(
	progress: Progress,
	children: ChildProcesses,
	userFolder: string,
	{ n8n: version }: DemoOptions,
): Promise<object> {
	const installation = await prepareN8n(progress, children, userFolder, version);
	if (version !== undefined) {
		const result = await proveVersion(progress, children, installation, version);
		progress.write(`\n  The node works in n8n ${version}.\n`);
		return result;
	}
	const results = await proveExamples(progress, children, installation);
	progress.write(`\n${resultTable(results)}\n`);
	return results;
}

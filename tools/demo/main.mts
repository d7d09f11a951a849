import process from 'node:process';
import { parseArgs } from 'node:util';
import { prepareN8n } from '../n8n/install/prepareN8n.mts';
import { withUserFolder } from '../n8n/install/withUserFolder.mts';
import { ChildProcesses } from '../n8n/processes/ChildProcesses.mts';
import { endOnInterruption } from '../n8n/processes/endOnInterruption.mts';
import { explainFailure, messageOf } from '../n8n/processes/explainFailure.mts';
import { createProgress, type Progress } from '../n8n/processes/Progress.mts';
import { proveExamples } from './proveExamples.mts';
import { proveVersion } from './proveVersion.mts';
import { resultTable } from './resultTable.mts';

/** What can be asked of the demo on the command line. */
interface DemoOptions {
	/** End with one line of JSON on standard output; progress goes to standard error. */
	json: boolean;
	/** Another version of n8n, in which only a smoke test runs. */
	n8n: string | undefined;
}

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

/** Reads the command line; refuses an argument that it does not know. */
function readOptions(commandLine: string[]): DemoOptions {
	const options = { json: { type: 'boolean' }, n8n: { type: 'string' } } as const;
	const { values } = parseArgs({ args: commandLine, options });
	const isVersion = values.n8n === undefined || /^\d+\.\d+\.\d+$/.test(values.n8n);
	if (!isVersion) throw new Error('--n8n takes an exact version, such as 1.123.81.');
	return { json: values.json ?? false, n8n: values.n8n };
}

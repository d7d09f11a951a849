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
	/** The versions of n8n in which the examples run; undefined is the pinned one. */
	versions: readonly [string | undefined, ...string[]];
}

/** The oldest that the README names, the first of n8n 2, and the newest. */
const allVersions = ['1.123.81', '2.0.3', 'latest'] as const;

// npm run demo [-- --json] [--n8n 1.123.81 | --all-versions]: the examples, run in a real n8n
// against the sandbox.

try {
	process.exitCode = await demonstrate(readOptions(process.argv.slice(2)));
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}

/** Does everything and shows it; returns the exit code. */
async function demonstrate({ json, versions }: DemoOptions): Promise<number> {
	const progress = createProgress(json);
	const results: object[] = [];
	for (const version of versions) {
		const children = new ChildProcesses();
		const interruption = endOnInterruption(children);
		try {
			results.push(
				await withUserFolder(async (userFolder) => {
					try {
						return await prove(progress, children, userFolder, version);
					} finally {
						await children.endAll();
					}
				}),
			);
		} catch (error) {
			const where = version === undefined ? '' : ` in n8n ${version}`;
			const sentence = explainFailure(progress, error, interruption, children);
			progress.write(`\nThe demo failed${where}. ${sentence}\n`);
			if (json) console.log(JSON.stringify({ ok: false, error: sentence }));
			return 1;
		}
	}
	const result = results.length === 1 ? results[0] : { versions: results };
	if (json) console.log(JSON.stringify({ ok: true, ...result }));
	return 0;
}

/** Runs what is asked for and shows the result to people; returns it for programs. */
async function prove(
	progress: Progress,
	children: ChildProcesses,
	userFolder: string,
	version: string | undefined,
): Promise<object> {
	const installation = await prepareN8n(progress, children, userFolder, version);
	if (version !== undefined) {
		const result = await proveVersion(progress, children, installation);
		progress.write(`\n  The node works in n8n ${result.n8n}.\n`);
		return result;
	}
	const results = await proveExamples(progress, children, installation);
	progress.write(`\n${resultTable(results)}\n`);
	return results;
}

/** Reads the command line; refuses an argument that it does not know. */
function readOptions(commandLine: string[]): DemoOptions {
	const { values } = parseArgs({
		args: commandLine,
		options: {
			json: { type: 'boolean', default: false },
			n8n: { type: 'string' },
			'all-versions': { type: 'boolean', default: false },
		},
	});
	const { json, n8n: version } = values;
	const isVersion = version === undefined || /^(?:\d+\.\d+\.\d+|latest)$/.test(version);
	if (!isVersion) throw new Error('--n8n takes an exact version, such as 1.123.81, or "latest".');
	return { json, versions: values['all-versions'] ? allVersions : [version] };
}

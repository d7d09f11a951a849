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

/** What came of a version; also the line of JSON, where it is the only one. */
type Outcome = { ok: true } | { ok: false; n8n: string | undefined; error: string };

/** The oldest that the README names, the first of n8n 2, and the newest. */
const allVersions = ['1.123.81', '2.0.3', 'latest'] as const;

// npm run demo [-- --json] [--n8n 1.123.81 | --all-versions]: the examples, run in a real n8n
// against the sandbox.

const commandLine = process.argv.slice(2);
try {
	process.exitCode = await demonstrate(readOptions(commandLine));
} catch (error) {
	console.error(messageOf(error));
	// What reads the line of JSON finds one here too.
	if (commandLine.includes('--json')) console.log(JSON.stringify(toFailure(messageOf(error))));
	process.exitCode = 1;
}

/** Does everything and shows it; a version that fails ends none of the others. Returns the exit code. */
async function demonstrate({ json, versions }: DemoOptions): Promise<number> {
	const progress = createProgress(json);
	const outcomes: Outcome[] = [];
	for (const version of versions) {
		const children = new ChildProcesses();
		const interruption = endOnInterruption(children);
		try {
			const result = await withUserFolder((userFolder) =>
				prove(progress, children, userFolder, version).finally(() => children.endAll()),
			);
			outcomes.push({ ok: true, ...result });
		} catch (error) {
			const sentence = explainFailure(progress, error, interruption, children);
			const where = version === undefined ? '' : ` in n8n ${version}`;
			progress.write(`\nThe demo failed${where}. ${sentence}\n`);
			outcomes.push(toFailure(sentence, version));
		}
		if (interruption.aborted) break;
	}
	const ok = outcomes.every((outcome) => outcome.ok);
	const result = versions.length === 1 ? outcomes[0] : { ok, versions: outcomes };
	if (json) console.log(JSON.stringify(result));
	return ok ? 0 : 1;
}

/** @param version of n8n; nothing where it is the pinned one, or none yet */
function toFailure(error: string, version?: string): Outcome {
	return { ok: false, n8n: version, error };
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
	const { json, n8n: version, 'all-versions': isAll } = values;
	if (isAll && version !== undefined) {
		throw new Error('Give either --n8n, for one version, or --all-versions.');
	}
	const isVersion = version === undefined || /^(?:\d+\.\d+\.\d+|latest)$/.test(version);
	if (!isVersion) throw new Error('--n8n takes an exact version, such as 1.123.81, or "latest".');
	return { json, versions: isAll ? allVersions : [version] };
}

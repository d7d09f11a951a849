import process from 'node:process';
import { ChildProcesses } from './ChildProcesses.mts';
import { CommandError } from './CommandError.mts';
import { prepareN8n } from './prepareN8n.mts';
import { Progress } from './Progress.mts';
import { type ImportResult, proveImport } from './proveImport.mts';
import { type DemoOptions, readOptions } from './readOptions.mts';
import { resultTable } from './resultTable.mts';
import { startSandbox } from './startSandbox.mts';

// npm run demo [-- --json]: the examples, run in a real n8n against the sandbox.

/** How much of a failed command's output is shown. */
const shownLines = 20;

const options = readOptions(process.argv.slice(2));
const progress = createProgress(options);
const children = new ChildProcesses();
const interruption = new AbortController();

// Ending the processes makes the running step fail, and then everything takes its ordinary course.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt);
// Whoever reads the output has gone.
process.stdout.on('error', interrupt);

try {
	const n8n = await prepareN8n(progress, children);
	const sandbox = await progress.step('Start the sandbox', () => startSandbox(children));
	reportSuccess(await proveImport(progress, n8n, sandbox));
} catch (error) {
	reportFailure(error);
	process.exitCode = 1;
} finally {
	await children.endAll();
}

/** Draws on a terminal for people; writes plain lines for log files and for programs. */
function createProgress({ json }: DemoOptions): Progress {
	const stream = json ? process.stderr : process.stdout;
	const isDrawn = !json && stream.isTTY && process.env.CI === undefined;
	return new Progress(stream, isDrawn);
}

function interrupt(): void {
	interruption.abort();
	void children.endAll();
}

function reportSuccess(result: ImportResult): void {
	progress.write(`\n${resultTable(result)}\n`);
	if (options.json) console.log(JSON.stringify({ ok: true, import: result }));
}

function reportFailure(error: unknown): void {
	const isInterrupted = interruption.signal.aborted;
	if (error instanceof CommandError && !isInterrupted) {
		progress.write(`\n${error.output.trimEnd().split('\n').slice(-shownLines).join('\n')}`);
	}
	const sentence = isInterrupted ? 'It was interrupted.' : messageOf(error);
	progress.write(`\nThe demo failed. ${sentence}\n`);
	if (options.json) console.log(JSON.stringify({ ok: false, error: sentence }));
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

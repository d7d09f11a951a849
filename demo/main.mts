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

/** How often it is looked whether the parent process is still there, in milliseconds. */
const watchPeriod = 1_000;

try {
	process.exitCode = await demonstrate(readOptions(process.argv.slice(2)));
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}

/** Does everything and shows it; returns the exit code. */
async function demonstrate(options: DemoOptions): Promise<number> {
	const progress = createProgress(options);
	const children = new ChildProcesses();
	const interruption = endOnInterruption(children);
	try {
		const n8n = await prepareN8n(progress, children);
		const sandbox = await progress.step('Start the sandbox', () => startSandbox(children));
		reportSuccess(progress, options, await proveImport(progress, n8n, sandbox));
		return 0;
	} catch (error) {
		const hasOutput = error instanceof CommandError && !interruption.aborted;
		if (hasOutput) progress.write(`\n${error.lastLines()}`);
		reportFailure(progress, options, sentenceOf(error, interruption, children));
		return 1;
	} finally {
		await children.endAll();
	}
}

/** Draws on a terminal for people; writes plain lines for log files and for programs. */
function createProgress({ json }: DemoOptions): Progress {
	const stream = json ? process.stderr : process.stdout;
	const isDrawn = !json && stream.isTTY && process.env.CI === undefined;
	return new Progress(stream, isDrawn);
}

/**
 * Ends all processes when somebody wants to stop, or when nobody reads the output any more. The
 * running step then fails, and everything takes its ordinary course.
 */
function endOnInterruption(children: ChildProcesses): AbortSignal {
	const controller = new AbortController();
	const interrupt = () => {
		controller.abort();
		void children.endAll();
	};
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt);
	for (const stream of [process.stdout, process.stderr]) stream.on('error', interrupt);
	// npm does not pass a signal on when it alone gets one: all one sees is that the parent is gone.
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid !== parent) interrupt();
	}, watchPeriod);
	watch.unref();
	return controller.signal;
}

function reportSuccess(progress: Progress, { json }: DemoOptions, result: ImportResult): void {
	progress.write(`\n${resultTable(result)}\n`);
	if (json) console.log(JSON.stringify({ ok: true, import: result }));
}

function reportFailure(progress: Progress, { json }: DemoOptions, sentence: string): void {
	progress.write(`\nThe demo failed. ${sentence}\n`);
	if (json) console.log(JSON.stringify({ ok: false, error: sentence }));
}

/** Says why the demo failed: the cause rather than what follows from it. */
function sentenceOf(error: unknown, interruption: AbortSignal, { lost }: ChildProcesses): string {
	if (interruption.aborted) return 'It was interrupted.';
	if (lost === undefined) return messageOf(error);
	return `${lost} while it was needed. What came of it: ${messageOf(error)}`;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

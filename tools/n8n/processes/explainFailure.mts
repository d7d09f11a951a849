import type { ChildProcesses } from './ChildProcesses.mts';
import { CommandError } from './Command.mts';
import type { Progress } from './Progress.mts';

/**
 * Says why something failed: the cause rather than what follows from it. Shows what a failed
 * command wrote.
 */
export function explainFailure(
	progress: Progress,
	error: unknown,
	interruption: AbortSignal,
	{ lost }: ChildProcesses,
): string {
	if (interruption.aborted) return 'It was interrupted.';
	if (error instanceof CommandError) progress.write(`\n${error.lastLines()}`);
	if (lost === undefined) return messageOf(error);
	return `${lost} while it was needed. What came of it: ${messageOf(error)}`;
}

/** What a failure says about itself. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

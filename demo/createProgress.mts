import process from 'node:process';
import { Progress } from './Progress.mts';

/**
 * Draws on a terminal for people; writes plain lines for log files and for programs.
 * @param isForProgram keeps standard output free
 */
export function createProgress(isForProgram = false): Progress {
	const stream = isForProgram ? process.stderr : process.stdout;
	const isDrawn = !isForProgram && stream.isTTY && process.env.CI === undefined;
	return new Progress(stream, isDrawn);
}

import process from 'node:process';
import type { ChildProcesses } from './ChildProcesses.mts';

/** How often it is looked whether the parent process is still there, in milliseconds. */
const watchPeriod = 1_000;

/**
 * Ends all processes when somebody wants to stop, or when nobody reads the output any more. The
 * running step then fails, and everything takes its ordinary course.
 * @returns a signal that says so
 */
export function endOnInterruption(children: ChildProcesses): AbortSignal {
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

import type { ChildProcess } from 'node:child_process';

/** Waits for the end of `child`; tells what went wrong, or nothing if all is well. */
export async function endingOf(child: ChildProcess): Promise<string | undefined> {
	return new Promise((resolve) => {
		child.once('error', (error) => {
			resolve(`could not be started: ${error.message}`);
		});
		child.once('close', (exitCode, signalName) => {
			if (signalName !== null) resolve(`was ended by ${signalName}`);
			else resolve(exitCode === 0 ? undefined : `ended with exit code ${exitCode ?? 'unknown'}`);
		});
	});
}

import { setTimeout as pause } from 'node:timers/promises';
import type { ChildProcesses } from './ChildProcesses.mts';

const period = 500;

/** Waits until somebody interrupts; refuses if something that has to keep running ends before. */
export async function untilInterrupted(
	interruption: AbortSignal,
	children: ChildProcesses,
): Promise<void> {
	while (!interruption.aborted) {
		if (children.lost !== undefined) throw new Error('Nothing is left to keep open.');
		await pause(period);
	}
}

import { setTimeout } from 'node:timers/promises';

/** Waits some ms, without keeping a process alive that has nothing else to do. */
export async function wait(ms: number): Promise<void> {
	if (ms > 0) await setTimeout(ms, undefined, { ref: false });
}

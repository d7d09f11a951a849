import { setTimeout } from 'node:timers/promises';

/** In ms; a timer that is set for longer fires at once. */
export const LONGEST_WAIT = 2 ** 31 - 1;

/** Waits some ms, without keeping a process alive that has nothing else to do. */
export async function wait(ms: number): Promise<void> {
	if (ms > 0) await setTimeout(ms, undefined, { ref: false });
}

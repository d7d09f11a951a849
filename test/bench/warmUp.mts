import type { Bench } from './Bench.mts';
import { measureDirectly } from './measureDirectly.mts';

const inFlight = 32;
const rows = 2_000;

/**
 * Sends rows that nobody measures: the sandbox answers its first thousand requests more slowly
 * than all others, and whoever is measured first would pay for that.
 */
export async function warmUp(bench: Bench): Promise<void> {
	await measureDirectly(bench, 'undici', inFlight, rows, 'Warm up the sandbox');
}

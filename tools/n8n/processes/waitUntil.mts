import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 * @param what completes "… did not come about within 60 s"
 * @param ask gives the answer, or undefined as long as there is none
 * @param period how long to wait between two questions, in ms
 */
export async function waitUntil<T>(
	what: string,
	limitSeconds: number,
	ask: () => Promise<T | undefined>,
	period = 200,
): Promise<T> {
	const end = Date.now() + limitSeconds * 1_000;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new Error(`${what} did not come about within ${limitSeconds} s.`);
		await pause(period);
	}
}

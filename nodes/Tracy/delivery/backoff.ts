/**
 * How long to wait before the next try: exponential with full jitter, so that those who were
 * refused together don't come back together.
 *
 * @param attempt how often it was tried already, from 1 on
 * @param base the most to wait after the first try, in ms
 * @param random a number from 0 up to 1
 * @returns ms
 */
export function backoff(attempt: number, base: number, random: () => number): number {
	return random() * base * 2 ** (attempt - 1);
}

/**
 * Runs what takes a fraction of a second as long as its work grows as its text does, and minutes
 * where it grows with the square. The bound lies far from both: it says nothing of how fast it is,
 * and a busy machine does not miss it.
 */
export function expectLinear(run: () => void): void {
	const began = Date.now();
	run();
	expect(Date.now() - began).toBeLessThan(15_000);
}

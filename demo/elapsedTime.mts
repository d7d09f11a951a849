/** Milliseconds in words, to the second: `42 s`, `3 min 5 s`. */
export function elapsedTime(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1_000);
	const minutes = Math.floor(seconds / 60);
	return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

import { readFile } from 'node:fs/promises';

/** What a process had used at a moment. */
export interface Sample {
	/** Milliseconds since 1970. */
	time: number;
	/** The CPU seconds of all its threads. */
	cpuSeconds: number;
	/** Its memory (resident set), in bytes. */
	memory: number;
}

/** Reads what a measured process wrote about itself, oldest first. */
export async function readSamples(file: string): Promise<Sample[]> {
	const lines = (await readFile(file, 'utf8')).split('\n');
	// The last line is empty, or was being written when the process ended.
	return lines.slice(0, -1).map((line) => {
		const [time = NaN, cpu = NaN, memory = NaN] = line.split(',').map(Number);
		return { time, cpuSeconds: cpu / 1e6, memory };
	});
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8n } from '../../n8n/N8n.mts';
import { samplesFileName } from '../programs/programs.mts';

/** What a process had used at a moment. */
export interface Sample {
	/** Milliseconds since 1970. */
	time: number;
	/** The CPU seconds of all its threads. */
	cpuSeconds: number;
	/** Its memory (resident set), in bytes. */
	memory: number;
}

/** Reads what an n8n wrote about itself when it was last measured, oldest first. */
export async function readSamples({ installation }: N8n): Promise<Sample[]> {
	const file = join(installation.userFolder, samplesFileName);
	const lines = (await readFile(file, 'utf8')).split('\n');
	// The last line is empty, or was being written when the process ended.
	return lines.slice(0, -1).map((line) => {
		const [time = NaN, cpu = NaN, memory = NaN] = line.split(',').map(Number);
		return { time, cpuSeconds: cpu / 1e6, memory };
	});
}

/** The CPU seconds of a process between two moments, in milliseconds since 1970. */
export function cpuSecondsBetween(samples: Sample[], start: number, end: number): number {
	return cpuSecondsAt(samples, end) - cpuSecondsAt(samples, start);
}

function cpuSecondsAt(samples: Sample[], time: number): number {
	return samples.findLast((sample) => sample.time <= time)?.cpuSeconds ?? 0;
}

/** The most memory that a process had up to a moment, by default to its end, in bytes. */
export function peakMemoryUntil(samples: Sample[], time = Infinity): number {
	const until = samples.filter((sample) => sample.time <= time);
	return until.reduce((peak, { memory }) => Math.max(peak, memory), 0);
}

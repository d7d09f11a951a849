import type { Sample } from './readSamples.mts';
import type { Usage } from './Usage.mts';

const megabyte = 1e6;

/**
 * What a process used while a node ran.
 * @param start when the node began, in milliseconds since 1970
 * @param end when it ended
 */
export function toUsage(samples: Sample[], start: number, end: number): Usage {
	return {
		cpuSeconds: cpuSecondsAt(samples, end) - cpuSecondsAt(samples, start),
		peakMemory: peakOf(samples.filter(({ time }) => time <= end)),
		processCpuSeconds: samples.at(-1)?.cpuSeconds ?? 0,
		processPeakMemory: peakOf(samples),
	};
}

function cpuSecondsAt(samples: Sample[], time: number): number {
	return samples.findLast((sample) => sample.time <= time)?.cpuSeconds ?? 0;
}

function peakOf(samples: Sample[]): number {
	return samples.reduce((peak, { memory }) => Math.max(peak, memory), 0) / megabyte;
}

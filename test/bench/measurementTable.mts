import type { Measurement } from './Measurement.mts';
import { table } from './table.mts';

const head = [
	'',
	'rows',
	'seconds',
	'rows/s',
	'CPU s',
	'CPU ms/row',
	'MB above idle',
	'connections',
	'most in flight',
];

/** Measurements as lines for people. */
export function measurementTable(measurements: Measurement[]): string {
	return table(
		head,
		measurements.map(({ name, rows, seconds, cpuSeconds, memoryAboveIdle, server }) => [
			name,
			rows.toLocaleString('en'),
			seconds.toFixed(1),
			(rows / seconds).toFixed(0),
			cpuSeconds.toFixed(1),
			((cpuSeconds * 1_000) / rows).toFixed(2),
			memoryAboveIdle?.toFixed(0) ?? '-',
			server.connections.toLocaleString('en'),
			server.mostInFlight.toLocaleString('en'),
		]),
	);
}

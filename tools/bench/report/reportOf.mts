import type { Measurement } from '../measure/measureNode.mts';
import type { ComputedRows } from '../parts/compareComputed.mts';
import type { BatchedImport } from '../parts/measureBatches.mts';
import type { KeyedImport } from '../parts/measureImportKeys.mts';
import type { Throughput } from '../parts/measureThroughput.mts';
import type { LimitedImport } from '../parts/meetRateLimits.mts';
import type { ProfiledNode } from '../parts/profileTracy.mts';
import type { Results } from '../parts/runParts.mts';
import { judgeTargets } from './judgeTargets.mts';

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

/** The results as tables for people. */
export function reportOf(results: Results): string {
	const { loading, mapping, comparison, computed, growth, throughput } = results;
	const { distance, rateLimits, importKeys, batches, profile } = results;
	const sections = [
		loading &&
			`Loading: ${loading.milliseconds.toFixed(1)} ms, ${loading.cpu.toFixed(1)} ms of the CPU`,
		mapping && `Mapping and encoding: ${mapping.median.toFixed(1)} µs a row`,
		comparison && measurementTable(comparison),
		computed && computedTable(computed),
		growth && measurementTable(growth),
		throughput && throughputTable(throughput),
		distance && measurementTable(distance),
		rateLimits && rateLimitTable(rateLimits),
		importKeys && importKeyTable(importKeys),
		batches && batchTable(batches),
		profile?.map(profileTable).join('\n\n'),
		targetTable(results),
	];
	return sections.filter(Boolean).join('\n\n');
}

/** A table for people: the first column to the left, the numbers to the right. */
function table(head: string[], rows: string[][]): string {
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	return [head, ...rows]
		.map((cells) =>
			cells
				.map((cell, column) => {
					const width = widths[column] ?? 0;
					return column === 0 ? cell.padEnd(width) : cell.padStart(width);
				})
				.join('  '),
		)
		.map((line) => `  ${line}`)
		.join('\n');
}

/** Measurements as lines for people. */
function measurementTable(measurements: Measurement[]): string {
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

function computedTable(computed: ComputedRows[]): string {
	return table(
		[
			'ten plain columns, four computed',
			'rows',
			'command s',
			'node s',
			'CPU s',
			'first s',
			'CPU s',
		],
		computed.map(({ name, rows, commandSeconds, seconds, cpuSeconds, toFirstRequest: first }) => [
			name,
			rows.toLocaleString('en'),
			...[commandSeconds, seconds, cpuSeconds].map((figure) => figure.toFixed(1)),
			first?.seconds.toFixed(1) ?? '-',
			first?.cpuSeconds.toFixed(1) ?? '-',
		]),
	);
}

function throughputTable(throughput: Throughput[]): string {
	return table(
		['in flight', 'Tracy rows/s', 'axios', 'undici'],
		throughput.map(({ inFlight, tracy, axios, undici }) => [
			String(inFlight),
			...[tracy, axios, undici].map((rate) => rate.toFixed(0)),
		]),
	);
}

function rateLimitTable(imports: LimitedImport[]): string {
	return table(
		['refusals', 'created', 'requests', 'refused', 'seconds'],
		imports.map(({ name, created, requests, refusedPart, seconds }) => [
			name,
			created.toLocaleString('en'),
			requests.toLocaleString('en'),
			`${(refusedPart * 100).toFixed(1)} %`,
			seconds.toFixed(1),
		]),
	);
}

function importKeyTable(imports: KeyedImport[]): string {
	return table(
		[
			'import keys',
			'rows',
			'in flight',
			'without, s',
			'with, s',
			'again, s',
			'kept',
			'memory',
			'log',
		],
		imports.map(({ database, rows, inFlight, without, first, again, kept }) => [
			database,
			rows.toLocaleString('en'),
			String(inFlight),
			...[without, first, again].map(({ seconds }) => seconds.toFixed(1)),
			`${(kept / 1_000).toFixed(0)} kB`,
			`${((first.memory - without.memory) / 1_000 / rows).toFixed(1)} kB a row`,
			[without, first, again].map(megabytesLogged).join(', '),
		]),
	);
}

function megabytesLogged({ logged }: KeyedImport['first']): string {
	return logged === null ? '-' : `${(logged / 1e6).toFixed(0)} MB`;
}

function batchTable(imports: BatchedImport[]): string {
	return table(
		['in batches', 'rows', 'seconds', 'ms a row', 'MB above idle'],
		imports.map(({ rows, hasKeys, seconds, memoryAboveIdle }) => [
			hasKeys ? 'with import keys' : 'without import keys',
			rows.toLocaleString('en'),
			seconds.toFixed(1),
			((seconds * 1_000) / rows).toFixed(2),
			(memoryAboveIdle / 1e6).toFixed(0),
		]),
	);
}

function profileTable({ name, parts, functions }: ProfiledNode): string {
	const lines = [...parts, ['', NaN] as const, ...functions].map(([what, microseconds]) => [
		what,
		Number.isNaN(microseconds) ? '' : microseconds.toFixed(1),
	]);
	return table([`${name}, main thread`, 'µs a row'], lines);
}

function targetTable(results: Results): string {
	const targets = judgeTargets(results);
	if (targets.length === 0) return '';
	return table(
		['to reach', 'target', 'measured', ''],
		targets.map(({ what, limit, isMinimum, measured, isReached }) => [
			what,
			`${isMinimum ? '≥' : '≤'} ${limit}`,
			measured.toFixed(2),
			isReached ? 'reached' : 'MISSED',
		]),
	);
}

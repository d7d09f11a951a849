import { judgeTargets } from './judgeTargets.mts';
import { measurementTable } from './measurementTable.mts';
import type { LimitedImport } from './meetRateLimits.mts';
import type { KeyedImport } from './measureImportKeys.mts';
import type { Throughput } from './measureThroughput.mts';
import type { ProfiledNode } from './profileTracy.mts';
import type { Results } from './Results.mts';
import { table } from './table.mts';

/** The results as tables for people. */
export function reportOf(results: Results): string {
	const { mapping, comparison, growth, throughput, rateLimits, importKeys, profile } = results;
	const sections = [
		mapping && `Mapping and encoding: ${mapping.median.toFixed(1)} µs a row`,
		comparison && measurementTable(comparison),
		growth && measurementTable(growth),
		throughput && throughputTable(throughput),
		rateLimits && rateLimitTable(rateLimits),
		importKeys && importKeyTable(importKeys),
		profile?.map(profileTable).join('\n\n'),
		targetTable(results),
	];
	return sections.filter(Boolean).join('\n\n');
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
		['50 requests a second', 'created', 'requests', 'refused', 'seconds'],
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
		['import keys', 'in flight', 'without, s', 'with, s', 'again, s', 'stored'],
		imports.map(({ rows, inFlight, without, first, again, bytes }) => [
			rows.toLocaleString('en'),
			String(inFlight),
			...[without, first, again].map((seconds) => seconds.toFixed(1)),
			`${(bytes / 1_000).toFixed(0)} kB`,
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

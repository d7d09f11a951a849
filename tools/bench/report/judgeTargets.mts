import type { Measurement } from '../measure/measureNode.mts';
import { chanceNames, requestsPerSecond } from '../parts/meetRateLimits.mts';
import type { Results } from '../parts/runParts.mts';
import { latency } from '../servers/TracyServer.mts';

/** What we want to reach, and what was measured. */
export interface Target {
	what: string;
	/** The measured figure is to be at most this, or at least this where `isMinimum`. */
	limit: number;
	isMinimum: boolean;
	measured: number;
	isReached: boolean;
}

/** Compares what was measured with what we want to reach. */
export function judgeTargets(results: Results): Target[] {
	return [
		...judgeLoading(results),
		...judgeMapping(results),
		...judgeComparison(results),
		...judgeComputed(results),
		...judgeGrowth(results),
		...judgeImportKeys(results),
	].concat(judgeCreated(results), judgeRateLimits(results), judgeChance(results));
}

function judgeLoading({ loading }: Results): Target[] {
	return loading ? [atMost('ms to load node and credential', 30, loading.milliseconds)] : [];
}

function judgeMapping({ mapping }: Results): Target[] {
	return mapping ? [atMost('µs a row of mapping and encoding', 60, mapping.median)] : [];
}

function judgeComparison({ comparison }: Results): Target[] {
	if (comparison === undefined) return [];
	const find = finder(comparison);
	const [at10, at32] = [find('Tracy, 10 in flight'), find('Tracy, 32 in flight')];
	const [defaults, batched] = [find('HTTP Request, defaults'), find('HTTP Request, batched')];
	const baserow = find('Baserow, one by one');
	return [
		atMost('time at 10 in flight ÷ ideal', 1.2, at10.seconds / ideal(at10.rows, 10)),
		atMost('time at 32 in flight ÷ ideal', 1.4, at32.seconds / ideal(at32.rows, 32)),
		atLeast('HTTP Request’s time ÷ time at 32', 1, defaults.seconds / at32.seconds),
		atLeast('batched HTTP Request’s time ÷ time at 10', 2.5, batched.seconds / at10.seconds),
		atLeast('one-by-one node’s time ÷ time at 10', 8, baserow.seconds / at10.seconds),
		atMost('CPU at 10 ÷ HTTP Request’s', 0.3, at10.cpuSeconds / defaults.cpuSeconds),
		atMost('CPU at 32 ÷ HTTP Request’s', 0.3, at32.cpuSeconds / defaults.cpuSeconds),
	];
}

function judgeComputed({ computed }: Results): Target[] {
	if (computed === undefined) return [];
	const find = (name: string) => {
		const found = computed.find((measured) => measured.name === name);
		if (found === undefined) throw new Error(`Nothing was measured under the name "${name}".`);
		return found;
	};
	const [at10, at32] = [find('Tracy, 10 in flight'), find('Tracy, 32 in flight')];
	const theirs = find('HTTP Request, one expression').commandSeconds;
	const once = find('Edit Fields, one expression').seconds;
	return [
		atMost('computed: command at 10 ÷ HTTP Request’s', 1, at10.commandSeconds / theirs),
		atMost('computed: command at 32 ÷ HTTP Request’s', 0.7, at32.commandSeconds / theirs),
		atMost(
			'computed: time to the first request ÷ Edit Fields’',
			1.2,
			(at10.toFirstRequest?.seconds ?? NaN) / once,
		),
	];
}

function judgeGrowth({ growth }: Results): Target[] {
	if (growth === undefined) return [];
	const find = finder(growth);
	const name = 'Tracy, 10 in flight';
	const [small, large] = [find(name, 1_000), find(name, 20_000)];
	const [ours, theirs] = [find(name, 10_000), find('HTTP Request, defaults', 10_000)];
	return [
		atMost(
			'memory above idle ÷ HTTP Request’s, 10,000 rows',
			0.6,
			(ours.memoryAboveIdle ?? NaN) / (theirs.memoryAboveIdle ?? NaN),
		),
		atMost(
			'seconds a row at 20,000 rows ÷ at 1,000',
			1.1,
			large.seconds / large.rows / (small.seconds / small.rows),
		),
		atMost(
			'memory above idle a row at 20,000 rows ÷ at 1,000',
			1.1,
			(large.memoryAboveIdle ?? NaN) / large.rows / ((small.memoryAboveIdle ?? NaN) / small.rows),
		),
	];
}

/** What keys may cost, beside the same import without them. */
const keyLimits = [
	{ database: 'SQLite', rows: 10_000, inFlight: 10, first: 1.3, again: 0.15 },
	{ database: 'SQLite', rows: 50_000, inFlight: 50, first: 1.3, again: 0.25 },
	{
		database: 'PostgreSQL',
		rows: 10_000,
		inFlight: 10,
		first: 1.5,
		again: 0.2,
		logged: { first: 100, again: 40 },
	},
];

function judgeImportKeys({ importKeys = [] }: Results): Target[] {
	return keyLimits.flatMap(({ database, rows, inFlight, first, again, logged }) => {
		const found = importKeys.find(
			(each) => each.database === database && each.rows === rows && each.inFlight === inFlight,
		);
		if (found === undefined) return [];
		const size = `${database}, ${rows.toLocaleString('en')} rows, ${inFlight} in flight`;
		const ratio = (kind: 'first' | 'again') => found[kind].seconds / found.without.seconds;
		return [
			atMost(`${size}: time with keys ÷ without`, first, ratio('first')),
			atMost(`${size}: time when all are skipped ÷ without`, again, ratio('again')),
			...(logged === undefined
				? []
				: [
						atMost(`${size}: MB of log with keys`, logged.first, (found.first.logged ?? NaN) / 1e6),
						atMost(`${size}: MB of log, skipped`, logged.again, (found.again.logged ?? NaN) / 1e6),
					]),
		];
	});
}

/** No row is given up, whatever is refused. */
function judgeCreated({ rateLimits = [] }: Results): Target[] {
	return rateLimits.map(({ name, created, rows }) =>
		atLeast(`${name}: rows created`, rows, created),
	);
}

/** How many times as long as at best each limit may take, and how much of it may be refused. */
const limitTargets = [
	{ limit: '50 in any second', times: 1.25, refused: 0.03 },
	{ limit: 'bucket without burst', times: 2.2, refused: 0.1 },
];

/** The same targets as in simulated time, in test/unit/delivery/pace/rateLimitedImport.test.ts. */
function judgeRateLimits({ rateLimits = [] }: Results): Target[] {
	return limitTargets.flatMap(({ limit, times, refused }) =>
		rateLimits
			.filter(({ name }) => name.startsWith(limit))
			.flatMap(({ name, seconds, refusedPart, rows }) => [
				atMost(`${name}: part refused`, refused, refusedPart),
				atMost(`${name}: seconds ÷ best`, times, seconds / (rows / requestsPerSecond)),
			]),
	);
}

/** What is refused at random: the waits that were asked for, and hardly more. */
function judgeChance({ rateLimits = [] }: Results): Target[] {
	const unrefused = rateLimits.find(({ name }) => name === chanceNames.none);
	if (unrefused === undefined) return [];
	return rateLimits
		.filter(({ name }) => name === chanceNames.atOnce || name === chanceNames.later)
		.map(({ name, seconds, requests, refusedPart }) => {
			const asked = name === chanceNames.later ? requests * refusedPart : 0;
			const most = 1.2 * unrefused.seconds + 1.1 * asked;
			return atMost(`${name}: seconds ÷ what it may take`, 1, seconds / most);
		});
}

function finder(measurements: Measurement[]) {
	return (name: string, rows?: number): Measurement => {
		const found = measurements.find(
			(measurement) => measurement.name === name && (rows ?? measurement.rows) === measurement.rows,
		);
		if (found === undefined) throw new Error(`Nothing was measured under the name "${name}".`);
		return found;
	};
}

/** Seconds, if nothing but the latency took time. */
function ideal(rows: number, inFlight: number): number {
	return (rows * latency) / 1_000 / inFlight;
}

function atMost(what: string, limit: number, measured: number): Target {
	return { what, limit, isMinimum: false, measured, isReached: measured <= limit };
}

function atLeast(what: string, limit: number, measured: number): Target {
	return { what, limit, isMinimum: true, measured, isReached: measured >= limit };
}

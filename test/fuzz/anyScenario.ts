import fc from 'fast-check';
import type { Mishap } from './FailingStore';
import type { Fate } from './LoggingServer';

/** A row of a run. */
export interface FuzzedRow {
	/** What tells the row; also its title. */
	row: string;
	/** Its import key; rows with equal keys and different names are a mistake. */
	key: number | string;
	fate: Fate;
	/** What is wrong with it in this run, if anything. */
	flaw: 'value' | 'expression' | 'key' | undefined;
}

/** One execution, and how often it is run. */
export interface FuzzedRun {
	rows: FuzzedRow[];
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	retriesOnFail: boolean;
	/** Whether a person presses Retry after it, with Tracy in a better mood. */
	isRetried: boolean;
	maxConcurrency: number;
	mishaps: Array<[call: number, mishap: Mishap]>;
}

/** Several executions of one node, one after another. */
export interface Scenario {
	hasKeys: boolean;
	runs: FuzzedRun[];
}

const fates: Fate[] = [
	...(['created, no body', 'created, cut off', 'created, reset', 'created, 500'] as const),
	...(['created, no ID', 'created, 200 without a body', 'reset', '500', '422', '401'] as const),
	...(['busy once', 'busy for long', 'web page'] as const),
];

const anyFate: fc.Arbitrary<Fate> = fc.oneof(
	{ weight: 20, arbitrary: fc.constant('created' as const) },
	{ weight: 12, arbitrary: fc.constantFrom(...fates) },
);

/** Mostly the rows of a source that grows, in their order. */
const anyRows: fc.Arbitrary<FuzzedRow[]> = fc
	.array(
		fc.record({
			stray: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, fc.nat(20)),
			isOther: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.constant(true)),
			fate: anyFate,
			flaw: fc.oneof(
				{ weight: 15, arbitrary: fc.constant(undefined) },
				fc.constantFrom('value' as const, 'expression' as const, 'key' as const),
			),
		}),
		{ maxLength: 20, size: 'max' },
	)
	.map((rows) =>
		rows.map(({ stray, isOther, ...row }, index) => {
			const key = stray ?? index;
			const isText = key % 3 === 0;
			return {
				...row,
				row: `row ${key}${stray !== undefined && isOther ? ' of another' : ''}`,
				key: isText ? `key ${key} "é` : key,
			};
		}),
	);

const anyRun: fc.Arbitrary<FuzzedRun> = fc.record({
	rows: anyRows,
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	retriesOnFail: fc.boolean(),
	isRetried: fc.boolean(),
	maxConcurrency: fc.constantFrom(1, 3, 10),
	mishaps: fc.array(
		fc.tuple(
			fc.integer({ min: 1, max: 14 }),
			fc.constantFrom('fails before', 'fails after', 'dies before', 'dies after'),
		),
		{ maxLength: 2 },
	),
});

/** Anything that may happen to a node over some executions. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
	hasKeys: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
	runs: fc.array(anyRun, { minLength: 1, maxLength: 4 }),
});

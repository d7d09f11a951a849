import fc from 'fast-check';
import type { Attempt, Failure } from '../../../nodes/Tracy/outcome/Outcome';
import type { LedgerEntries } from '../../../nodes/Tracy/delivery/Ledger';
import { attempts } from './attempts';
import type { Scene } from './rehearse';

const { created, rejected, unknown, stopping, throttled, unreachable, givenUp } = attempts;

const MOST_ROWS = 25;

const anyThrottled = fc
	.constantFrom(null, '', 'soon', '-1', '0', '1', '3', '40', 'Thu, 01 Jan 1970 00:00:07 GMT')
	.map(throttled);

/** How often each kind of answer comes, in several kinds of weather. */
const weathers = [
	{ created: 20, rejected: 1, unknown: 1, stopping: 0, throttled: 2, unreachable: 1 },
	{ created: 4, rejected: 2, unknown: 2, stopping: 1, throttled: 4, unreachable: 2 },
	{ created: 1, rejected: 1, unknown: 20, stopping: 0, throttled: 1, unreachable: 0 },
	{ created: 1, rejected: 0, unknown: 0, stopping: 0, throttled: 6, unreachable: 0 },
	{ created: 2, rejected: 0, unknown: 0, stopping: 0, throttled: 1, unreachable: 4 },
];

/** What sending one row comes to, time after time; the last goes on. */
const anyRows = fc.constantFrom(...weathers).chain((weather) =>
	fc.array(
		fc.array(
			fc.oneof<Array<fc.WeightedArbitrary<Attempt<string>>>>(
				{ weight: weather.created, arbitrary: fc.constant(created) },
				{ weight: weather.rejected, arbitrary: fc.constant(rejected) },
				{ weight: weather.unknown, arbitrary: fc.constant(unknown) },
				{
					weight: weather.stopping,
					arbitrary: fc.constantFrom(rejected, unknown, givenUp).map(stopping),
				},
				{ weight: weather.throttled, arbitrary: anyThrottled },
				{ weight: weather.unreachable, arbitrary: fc.constant(unreachable) },
			),
			{ minLength: 1, maxLength: 8 },
		),
		{ maxLength: MOST_ROWS, size: 'max' },
	),
);

const anyRow = fc.nat(MOST_ROWS - 1);

const anyMistakes = fc
	.dictionary(anyRow.map(String), fc.constantFrom(rejected, stopping(rejected)), { maxKeys: 2 })
	.map((mistakes): { [row: number]: Failure } => mistakes);

const anyLedger = fc
	.array(fc.tuple(anyRow, fc.constantFrom('created', 'unknown', 'another item')), { maxLength: 6 })
	.map(
		(lines): LedgerEntries<string> =>
			Object.fromEntries(
				lines.map(([row, kind]) => {
					const hash = kind === 'another item' ? kind : `hash of ${row}`;
					const entry =
						kind === 'unknown'
							? { hash, unknown: stopping(unknown) }
							: { hash, created: 'a record' };
					return [row, entry];
				}),
			),
	);

/** Gives the elements of a list one after another, and again from the start. */
function inTurn(list: number[]): () => number {
	let taken = 0;
	return () => list[taken++ % list.length] ?? 0;
}

/** A delivery in which anything may happen. */
export const anyScene: fc.Arbitrary<Scene> = fc
	.record({
		rows: anyRows,
		latencies: fc.array(fc.oneof(fc.constant(50), fc.nat(3000)), { minLength: 1, maxLength: 20 }),
		limits: fc.record({
			maxConcurrency: fc.integer({ min: 1, max: 12 }),
			requestsPerSecond: fc.oneof(fc.constant(0), fc.constantFrom(0.5, 3, 10, 70, 300)),
			maxRetryWait: fc.constantFrom(0, 100, 2000, 10_000, 120_000),
		}),
		stopsAtFailure: fc.boolean(),
		mistakes: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, anyMistakes),
		preparing: fc.constantFrom(0, 0, 1, 15),
		ledger: fc.oneof(fc.constant({}), anyLedger),
		cancelAt: fc.option(fc.oneof(fc.nat(200), fc.nat(20_000)), { nil: undefined, freq: 3 }),
		chances: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
			minLength: 1,
		}),
		latenesses: fc.oneof(
			fc.constant<number[]>([0]),
			fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }),
		),
	})
	.map(({ latencies, chances, latenesses, ...scene }) => ({
		...scene,
		latency: (row: number, attempt: number) =>
			latencies[(row * 7 + attempt) % latencies.length] ?? 0,
		random: inTurn(chances),
		lateness: inTurn(latenesses),
	}));

import type { Attempt, Failure } from '../../../nodes/Tracy/outcome/Outcome';
import { deliver, type Delivered, type Limits } from '../../../nodes/Tracy/delivery/deliver';
import type { Prepared } from '../../../nodes/Tracy/delivery/Rows';
import { Ledger, type LedgerEntries } from '../../../nodes/Tracy/delivery/Ledger';
import { creating } from '../../../nodes/Tracy/outcome/Endings';
import { SimulatedClock } from './SimulatedClock';

/** What is rehearsed. Times are in ms. */
export interface Scene {
	/** What sending comes to, for each row: the first time, the second, …; the last goes on. */
	rows: Array<Array<Attempt<string>>>;
	/** How long an answer takes; 50 where nothing is said. */
	latency?: (row: number, attempt: number) => number;
	/** Ten at a time, no limit a second and 120 s where nothing is said. */
	limits?: Partial<Limits>;
	/** Continue mode where nothing is said. */
	stopsAtFailure?: boolean;
	/** Rows that can't be prepared, and what becomes of them. */
	mistakes?: { [row: number]: Failure };
	/** Rows whose sending ends in a defect of the node itself. */
	defects?: number[];
	/** How long it takes to prepare a row. */
	preparing?: number;
	ledger?: LedgerEntries<string>;
	cancelAt?: number;
	/** Always a half where nothing is said. */
	random?: () => number;
	/** How many ms too late the next timer is. */
	lateness?: () => number;
}

/** Something that happened, and when. */
export interface Happening {
	at: number;
	/** `prepare`, `send`, `cancel`, `end`, or what a sending came to. */
	what: string;
	/** Which row it is about, if about one. */
	row?: number;
}

/** What came of a rehearsal. */
export interface Rehearsal extends Delivered<string> {
	/** All that happened, in order. */
	happenings: Happening[];
	/** The same as lines such as `50 created 0`: when, what, which row. */
	log: string[];
	/** The outcome words, in the order of the rows. */
	words: string[];
	/** What the ledger holds at the end. */
	ledger: LedgerEntries<string>;
	/** What was reported on the way. */
	progress: number[];
}

/** Delivers rows to a Tracy that answers as the scene says, in simulated time. */
export async function rehearse(scene: Scene): Promise<Rehearsal> {
	const clock = new SimulatedClock(scene.lateness);
	const happenings: Happening[] = [];
	const note = (what: string, row?: number) => happenings.push({ at: clock.now(), what, row });
	const ledger: LedgerEntries<string> = { ...scene.ledger };
	const progress: number[] = [];
	const controller = new AbortController();
	const cancel = async (at: number): Promise<void> => {
		await clock.wait(at);
		note('cancel');
		controller.abort();
	};
	if (scene.cancelAt !== undefined) void cancel(scene.cancelAt);

	const delivered = await clock.run(
		deliver({
			count: scene.rows.length,
			prepare: (row): Prepared<number> => {
				note('prepare', row);
				clock.spend(scene.preparing ?? 0);
				const mistake = scene.mistakes?.[row];
				return mistake ? { ok: false, mistake } : { ok: true, value: row };
			},
			send: server(scene, clock, note),
			ledger: new Ledger<string>({
				entries: ledger,
				hashOf: (row) => `hash of ${row}`,
			}),
			endings: creating,
			limits: { maxConcurrency: 10, requestsPerSecond: 0, maxRetryWait: 120_000, ...scene.limits },
			stopsAtFailure: scene.stopsAtFailure ?? false,
			clock,
			random: scene.random ?? (() => 0.5),
			signal: controller.signal,
			onProgress: (settled) => progress.push(settled),
		}),
	);
	note('end');
	return {
		...delivered,
		happenings,
		log: happenings.map(({ at, what, row }) => [at, what, row].join(' ').trim()),
		words: delivered.outcomes.map(({ outcome }) => outcome),
		ledger,
		progress,
	};
}

function server(
	{ rows, latency, defects }: Scene,
	clock: SimulatedClock,
	note: (what: string, row: number) => void,
): (row: number) => Promise<Attempt<string>> {
	const sent = new Map<number, number>();
	return async (row) => {
		const attempt = (sent.get(row) ?? 0) + 1;
		sent.set(row, attempt);
		note('send', row);
		await clock.wait(latency?.(row, attempt) ?? 50);
		if (defects?.includes(row)) throw new Error(`A defect met row ${row}.`);
		const answers = rows[row] ?? [];
		const answer = answers[Math.min(attempt, answers.length) - 1];
		if (!answer) throw new Error(`The scene has no answer for row ${row}.`);
		note(answer.outcome === 'postponed' ? answer.because : answer.outcome, row);
		return answer;
	};
}

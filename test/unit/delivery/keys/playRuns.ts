import { deliver } from '../../../../nodes/Tracy/delivery/deliver';
import { Ledger, type LedgerEntries } from '../../../../nodes/Tracy/delivery/Ledger';
import { ImportKeys } from '../../../../nodes/Tracy/delivery/keys/ImportKeys';
import type { Prepared } from '../../../../nodes/Tracy/delivery/Rows';
import { creatingOnce } from '../../../../nodes/Tracy/outcome/Endings';
import type { Attempt, Outcome } from '../../../../nodes/Tracy/outcome/Outcome';
import { attempts } from '../attempts';
import { SimulatedClock } from '../SimulatedClock';
import { SimulatedStore, type Mishap } from './SimulatedStore';

/** What sending a row comes to; the last two are of unknown outcome, as the node sees it. */
export type Fate = 'created' | 'refused' | 'refused key' | 'throttled' | 'broken' | 'lost';

/** A row: equal rows are the same, rows with one key and different data are a mistake. */
export interface PlayedRow {
	key: number;
	data: number;
	fate: Fate;
	/** Whether its value can't be mapped in this run. */
	isMistaken: boolean;
	/** Whether the mistake is in the key itself, so that there is none. */
	isWithoutKey?: boolean;
	/** Whether the node has a defect that this row meets. */
	isDefective?: boolean;
}

/** One run of the node. Times are in ms. */
export interface PlayedRun {
	rows: PlayedRow[];
	stopsAtFailure: boolean;
	maxConcurrency: number;
	latency: number;
	/** By the number of the call, and for how many calls. */
	mishaps: Array<{ call: number; times: number; what: Mishap }>;
	cancelAt?: number;
	/** How long it takes to prepare a row, in which nobody else has a turn. */
	preparing?: number;
	/** How long each body is, in characters. */
	bodySize?: number;
	/** Whether n8n runs the node again in the same execution, unless it died. */
	isRetried: boolean;
	/** Whether only that second try has import keys. */
	isKeyedLater?: boolean;
}

/** What became of the rows of one run; none where the process died. */
export interface PlayedEnd {
	rows: PlayedRow[];
	outcomes: Array<Outcome<string>> | undefined;
	/** The keys that were in Tracy when it was over. */
	there: Set<number>;
	/** How long it took. */
	time: number;
	/** How many rows were prepared, and prepared again. */
	prepared: number;
	/** The most rows that were prepared and not sent yet. */
	ahead: number;
}

/** What a series of runs came to. */
export interface Played {
	ends: PlayedEnd[];
	/** How often each row was created, by its key and data. */
	created: Map<string, number>;
	store: SimulatedStore;
}

/** Plays runs one after another, with one store and one Tracy. */
export async function playRuns(runs: PlayedRun[], store = new SimulatedStore()): Promise<Played> {
	const played: Played = { ends: [], created: new Map(), store };
	for (const run of runs) {
		const ledger: LedgerEntries<string> = {};
		const end = await playRun(run, played, ledger);
		played.ends.push(end);
		if (run.isRetried && end.outcomes) {
			played.ends.push(await playRun({ ...run, mishaps: [], isKeyedLater: false }, played, ledger));
		}
	}
	return played;
}

export const nameOf = ({ key, data }: PlayedRow): string => `${key}/${data}`;

async function playRun(
	run: PlayedRun,
	played: Played,
	entries: LedgerEntries<string>,
): Promise<PlayedEnd> {
	const { rows, latency } = run;
	const clock = new SimulatedClock();
	let isDead = false;
	let die: () => void = () => undefined;
	const death = new Promise<undefined>((resolve) => {
		die = () => {
			isDead = true;
			resolve(undefined);
		};
	});
	let calls = 0;
	const mishap = (): Mishap | undefined => {
		calls += 1;
		return run.mishaps.find(({ call, times }) => calls >= call && calls < call + times)?.what;
	};
	const controller = new AbortController();
	if (run.cancelAt !== undefined) void clock.wait(run.cancelAt).then(() => controller.abort());

	const send = async (row: PlayedRow): Promise<Attempt<string>> => {
		if (isDead) await new Promise(() => undefined);
		const isCreated = row.fate === 'created' || row.fate === 'broken';
		if (isCreated) {
			played.created.set(nameOf(row), (played.created.get(nameOf(row)) ?? 0) + 1);
		}
		sent += 1;
		await clock.wait(latency);
		switch (row.fate) {
			case 'created':
				return attempts.created;
			case 'refused':
				return attempts.rejected;
			case 'refused key':
				return attempts.stopping(attempts.rejected);
			case 'throttled':
				return attempts.throttled('3600');
			case 'broken':
			case 'lost':
				return attempts.unknown;
		}
	};
	const keys = {
		store: played.store.connect({ clock, mishap, die: () => die(), isDead: () => isDead }),
		isSame: (index: number, other: number) => rows[index]?.data === rows[other]?.data,
		sizeOf: () => run.bodySize ?? 10,
	};
	let preparations = 0;
	let sent = 0;
	let ahead = 0;
	const delivering = deliver<PlayedRow, string>({
		count: rows.length,
		prepare: (index) => {
			preparations += 1;
			ahead = Math.max(ahead, preparations - sent);
			clock.spend(run.preparing ?? 0);
			return prepared(rows[index], !run.isKeyedLater);
		},
		rows: run.isKeyedLater ? undefined : (parts) => new ImportKeys(keys, parts),
		send,
		ledger: new Ledger<string>({
			entries,
			hashOf: (index) => JSON.stringify(rows[index]),
		}),
		endings: creatingOnce,
		limits: { maxConcurrency: run.maxConcurrency, requestsPerSecond: 0, maxRetryWait: 1000 },
		stopsAtFailure: run.stopsAtFailure,
		clock,
		random: () => 0.5,
		signal: controller.signal,
	});
	const delivered = await clock.run(Promise.race([delivering, death]));
	const there = new Set([...played.created.keys()].map((name) => Number(name.split('/')[0])));
	const { outcomes } = delivered ?? {};
	return { rows, outcomes, there, time: clock.now(), prepared: preparations, ahead };
}

function prepared(row: PlayedRow | undefined, isKeyed: boolean): Prepared<PlayedRow> {
	if (!row || row.isDefective) throw new Error('There is no such row.');
	if (!isKeyed && !row.isMistaken) return { ok: true, value: row };
	if (row.isWithoutKey) return { ok: false, mistake: attempts.rejected };
	const key = { entry: String(row.key), shown: `"${row.key}"` };
	return row.isMistaken
		? { ok: false, mistake: attempts.rejected, key }
		: { ok: true, value: row, key };
}

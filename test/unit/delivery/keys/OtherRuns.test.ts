import { deliver } from '../../../../nodes/Tracy/delivery/deliver';
import { ImportKeys } from '../../../../nodes/Tracy/delivery/keys/ImportKeys';
import { OtherRuns } from '../../../../nodes/Tracy/delivery/keys/OtherRuns';
import { PatientStore } from '../../../../nodes/Tracy/delivery/keys/PatientStore';
import { Ledger } from '../../../../nodes/Tracy/delivery/Ledger';
import { creatingOnce } from '../../../../nodes/Tracy/outcome/Endings';
import type { Clock } from '../../../../nodes/Tracy/delivery/Clock';
import { attempts } from '../attempts';
import { seededRandom } from '../seededRandom';
import { SimulatedClock } from '../SimulatedClock';
import { SimulatedStore } from './SimulatedStore';

/** An import that runs beside others. Times are in ms. */
interface Beside {
	startAt: number;
	rows: number;
	inFlight?: number;
	latency?: number;
	/** When its process dies. */
	diesAt?: number;
	/** From when to when its process stands still. */
	standsStill?: { from: number; to: number };
	/** Rows that Tracy never receives, whose answer is lost all the same. */
	losing?: number[];
	/** A row that Tracy asks to wait with, and for how long. */
	postponed?: { row: number; ms: number };
}

/** How many rows each of them has. */
const ROWS = 300;

/** What came of imports of the same rows. */
interface Together {
	/** How many rows of each run came to which outcome; none for a run whose process died. */
	words: Array<Record<string, number>>;
	errors: Set<string>;
	/** Which rows each run calls created before. */
	skipped: number[][];
	/** How often each row was created. */
	created: Map<number, number>;
	/** How long each took. */
	times: number[];
	store: SimulatedStore;
}

/** Runs imports of the same rows beside each other, in one store. */
async function playTogether(
	imports: Beside[],
	{ seed = 1, store = new SimulatedStore() } = {},
): Promise<Together> {
	const time = new SimulatedClock();
	const random = seededRandom(seed);
	const seen: Together = {
		words: [],
		errors: new Set(),
		skipped: [],
		created: new Map(),
		times: [],
		store,
	};

	const play = async (beside: Beside, number: number): Promise<void> => {
		const { startAt, rows, inFlight = 10, latency = 50, diesAt = Infinity } = beside;
		const { losing = [], postponed } = beside;
		const clock = clockOf(time, beside);
		await clock.wait(startAt);
		const began = clock.now();
		const isDead = () => clock.now() >= diesAt;
		const keys = {
			store: store.connect({ clock, mishap: () => undefined, die: () => undefined, isDead }),
			isSame: () => true,
			sizeOf: () => 100,
		};
		const delivering = deliver<number, string>({
			count: rows,
			prepare: (row) => ({ ok: true, value: row, key: { entry: `${row}`, shown: `"${row}"` } }),
			rows: (parts) => new ImportKeys(keys, parts),
			send: async (row) => {
				if (isDead()) await new Promise(() => undefined);
				if (row === postponed?.row) await clock.wait(postponed.ms);
				if (losing.includes(row)) return attempts.unknown;
				seen.created.set(row, (seen.created.get(row) ?? 0) + 1);
				await clock.wait(latency * (0.8 + 0.4 * random()));
				return attempts.created;
			},
			ledger: new Ledger<string>({ entries: {}, hashOf: String }),
			endings: creatingOnce,
			limits: { maxConcurrency: inFlight, requestsPerSecond: 0, maxRetryWait: 0 },
			stopsAtFailure: false,
			clock,
			random,
		});
		const death = diesAt === Infinity ? delivering : clock.wait(diesAt - began);
		const delivered = await Promise.race([delivering, death]);
		const words: Record<string, number> = {};
		const outcomes = delivered?.outcomes ?? [];
		seen.skipped[number] = [...outcomes.keys()].filter(
			(row) => outcomes[row]?.outcome === 'skipped',
		);
		for (const outcome of outcomes) {
			words[outcome.outcome] = (words[outcome.outcome] ?? 0) + 1;
			if ('error' in outcome) seen.errors.add(outcome.error);
		}
		seen.words[number] = words;
		seen.times[number] = clock.now() - began;
	};
	await time.run(Promise.all(imports.map(play)));
	return seen;
}

/** The time of a process that may stand still for a while. */
function clockOf(
	time: SimulatedClock,
	{ standsStill: { from, to } = { from: 0, to: 0 } }: Beside,
): Clock {
	return {
		now: () => time.now(),
		async wait(ms) {
			await time.wait(ms);
			const now = time.now();
			if (now >= from && now < to) await time.wait(to - now);
		},
	};
}

/** How many records there are more than rows. */
function doubled({ created }: Together): number {
	return [...created.values()].reduce((sum, times) => sum + times - 1, 0);
}

/**
 * Plays the same with many seeds.
 *
 * @returns the most rows that were there twice, and how often one or more of the runs created all
 */
async function playOften(times: number, imports: (random: () => number) => Beside[]) {
	const plays: Together[] = [];
	for (let seed = 1; seed <= times; seed += 1) {
		plays.push(await playTogether(imports(seededRandom(10_000 + seed)), { seed }));
	}
	const completed = ({ words }: Together) => words.filter(({ created }) => created === ROWS).length;
	return {
		most: Math.max(...plays.map(doubled)),
		one: plays.filter((play) => completed(play) === 1).length,
		more: plays.filter((play) => completed(play) > 1).length,
	};
}

/** The same rows, that many times in the same moment. */
const atOnce = (times: number, inFlight: number) => () =>
	Array.from({ length: times }, () => ({ startAt: 0, rows: ROWS, inFlight }));

describe('imports with keys that run beside each other', () => {
	it('end without having written anything where another is at work, and that one goes on', async () => {
		const alone = await playTogether([{ startAt: 0, rows: ROWS }]);
		const run = await playTogether([0, 700].map((startAt) => ({ startAt, rows: ROWS })));
		expect(run.words).toEqual([{ created: ROWS }, { unsent: ROWS }]);
		expect([...run.errors]).toEqual([
			'Not sent, because another execution of this node is running, and two at once could create a row twice',
		]);
		expect(run.store.entries.sort()).toEqual(alone.store.entries.sort());
	});

	it('see one that is hardly at work, and create nothing twice', async () => {
		const { most, one } = await playOften(20, (random) =>
			[0, random() * 15_000].map((startAt) => ({ startAt, rows: ROWS, latency: 500 })),
		);
		expect({ most, one }).toEqual({ most: 0, one: 20 });
	});

	it('wait a moment after one that died, and then only one of them goes on', async () => {
		const { most, more } = await playOften(20, (random) => [
			{ startAt: 0, rows: ROWS, diesAt: 700 },
			{ startAt: 2_000, rows: ROWS },
			{ startAt: 2_000 + 100 * random(), rows: ROWS },
		]);
		expect({ most, more }).toEqual({ most: 0, more: 0 });
		const run = await playTogether([
			{ startAt: 0, rows: ROWS, diesAt: 700 },
			{ startAt: 2_000, rows: ROWS },
		]);
		const { created = 0, skipped = 0, unknown = 0 } = run.words[1] ?? {};
		expect([created > 0, skipped + created + unknown]).toEqual([true, ROWS]);
	});

	it.each([
		{ times: 2, inFlight: 10, mostTwice: 20, leastOne: 36 },
		{ times: 4, inFlight: 10, mostTwice: 20, leastOne: 34 },
		{ times: 4, inFlight: 32, mostTwice: 64, leastOne: 34 },
	])(
		'that begin in the same moment: of $times with $inFlight in flight nearly always one goes on, else all end soon',
		async ({ times, inFlight, mostTwice, leastOne }) => {
			const { most, one, more } = await playOften(40, atOnce(times, inFlight));
			expect(most).toBeLessThanOrEqual(mostTwice);
			expect(one).toBeGreaterThanOrEqual(leastOne);
			expect(more).toBe(0);
		},
	);

	it('leave the next run with nothing to create twice, however they met', async () => {
		for (let seed = 1; seed <= 40; seed += 1) {
			const met = await playTogether(atOnce(4, 32)(), { seed });
			const { store } = met;
			const next = await playTogether([{ startAt: 0, rows: ROWS }], { seed, store });
			const again = [...next.created.keys()].filter((row) => met.created.has(row));
			expect(again).toEqual([]);
			expect(
				met.created.size + next.created.size + (next.words[0]?.unknown ?? 0),
			).toBeGreaterThanOrEqual(ROWS);
		}
	});

	it.each<[string, Partial<Beside>]>([
		['stands still and wakes before', { standsStill: { from: 800, to: 45_500 } }],
		['stands still and wakes after', { standsStill: { from: 800, to: 100_000 } }],
		['waits for Tracy', { rows: 100, postponed: { row: 99, ms: 60_000 } }],
	])(
		'call no row created that is not, where one %s the other has come and gone',
		async (_, one) => {
			const losing = [200, 250];
			const met = await playTogether([
				{ startAt: 0, rows: ROWS, ...one },
				{ startAt: 40_000, rows: ROWS, losing },
			]);
			const next = await playTogether([{ startAt: 0, rows: ROWS }], { store: met.store });
			expect(next.skipped[0]?.filter((row) => !met.created.has(row))).toEqual([]);
			expect([...next.created.keys()].filter((row) => met.created.has(row))).toEqual([]);
		},
	);

	it('of few rows neither wait nor end', async () => {
		const store = new SimulatedStore();
		await playTogether([{ startAt: 0, rows: ROWS, diesAt: 700 }], { store });
		const { words, times } = await playTogether([{ startAt: 0, rows: 1 }], { store });
		expect(words).toEqual([{ skipped: 1 }]);
		expect(times[0]).toBeLessThan(50);
	});
});

describe('a run that looks for others', () => {
	/** @param failsFrom the number of the call to the store, from 1 on, from which on it fails */
	const look = (rows: number, failsFrom = Infinity) => {
		const store = new SimulatedStore(() => 3);
		const clock = new SimulatedClock();
		const mishap = () => (store.calls.length < failsFrom ? undefined : 'fails before');
		const connection = store.connect({
			clock,
			mishap,
			die: () => undefined,
			isDead: () => false,
		});
		const patient = new PatientStore(connection, clock);
		return { store, clock, patient, others: new OtherRuns(patient, clock, () => 0.5, rows) };
	};
	const goesOn = () => false;

	it('looks where it has fifty rows, and not where it has fewer', async () => {
		const few = look(49);
		expect(await few.clock.run(few.others.lookFirst(goesOn))).toBe(false);
		expect(few.store.calls).toEqual([]);
		const many = look(50);
		expect(await many.clock.run(many.others.lookFirst(goesOn))).toBe(false);
		expect(many.clock.now()).toBe(3 + 200 + 3);
	});

	it('looks at least each second for some, where one may have died', async () => {
		const { clock, others, store } = look(50);
		expect(await clock.run(others.lookLong(goesOn))).toBe(false);
		expect(clock.now()).toBeGreaterThanOrEqual(5_000);
		expect(store.calls).toHaveLength(6);
	});

	it('looks no longer once the execution is cancelled', async () => {
		const { clock, others, store } = look(50);
		await clock.run(others.lookLong(() => clock.now() > 1_500));
		expect(store.calls).toHaveLength(2);
	});

	it.each([1, 2])(
		'sees nobody in a store that can not be asked, from its call %i on',
		async (from) => {
			const { clock, others } = look(50, from);
			expect(await clock.run(others.lookFirst(goesOn))).toBe(false);
			expect(others.areSeen).toBe(false);
		},
	);

	it('sees nobody under way or at the end where the store fails meanwhile', async () => {
		const { clock, others, patient } = look(50, 3);
		await clock.run(patient.record(['a']));
		expect(await clock.run(others.look(goesOn))).toBe(false);
		await clock.run(others.lookLast());
		expect(others.areSeen).toBe(false);
	});

	it('sees at the end whom it did not meet before, unless it has few rows or wrote nothing', async () => {
		for (const [rows, entries, areSeen] of [
			[50, ['a'], true],
			[49, ['a'], false],
			[50, [], false],
		] as const) {
			const { clock, others, patient, store } = look(rows);
			await clock.run(patient.record([...entries]));
			store.entries.push('another');
			await clock.run(others.lookLast());
			expect(others.areSeen).toBe(areSeen);
		}
	});

	it('does not ask again once it has seen one', async () => {
		const { clock, others, patient, store } = look(50);
		await clock.run(patient.record(['a']));
		store.entries.push('another');
		expect(await clock.run(others.look(goesOn))).toBe(true);
		store.entries.pop();
		await clock.run(others.lookLast());
		expect(others.areSeen).toBe(true);
	});
});

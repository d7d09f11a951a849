import { ImportKeys } from '../../../../nodes/Tracy/delivery/keys/ImportKeys';
import { deliver } from '../../../../nodes/Tracy/delivery/deliver';
import { Ledger } from '../../../../nodes/Tracy/delivery/Ledger';
import { creatingOnce } from '../../../../nodes/Tracy/outcome/Endings';
import { attempts } from '../attempts';
import { SimulatedClock } from '../SimulatedClock';
import { SimulatedStore } from './SimulatedStore';

/** An import with keys. Times are in ms. */
interface KeyedImport {
	rows: number;
	inFlight: number;
	/** How long Tracy takes. */
	latency: number;
	/** What earlier imports left behind. */
	store?: SimulatedStore;
	cancelAt?: number;
	/** How long a body is. */
	size?: number;
}

/** What came of it. */
interface Seen {
	store: SimulatedStore;
	words: string[];
	/** How long it took. */
	time: number;
	/** The most keys that were in doubt beside the rows under way. */
	mostInDoubt: number;
	/** The rows in the order in which they were sent, and the most that were under way. */
	sent: number[];
	mostUnderWay: number;
}

async function importWithKeys(wanted: KeyedImport): Promise<Seen> {
	const { rows, inFlight, latency, store = new SimulatedStore(), cancelAt, size = 100 } = wanted;
	const clock = new SimulatedClock();
	const seen = { mostInDoubt: 0, sent: new Array<number>(), mostUnderWay: 0 };
	let underWay = 0;
	let inDoubt = 0;
	const controller = new AbortController();
	if (cancelAt !== undefined) void clock.wait(cancelAt).then(() => controller.abort());
	const connected = store.connect({
		clock,
		mishap: () => undefined,
		die: () => undefined,
		isDead: () => false,
	});
	const counted = {
		...connected,
		add: async (entries: string[]) => {
			const fresh = await connected.add(entries);
			const of = (state: string) => fresh.filter((entry) => entry.startsWith(state)).length;
			inDoubt += of('sent:') - of('created:');
			seen.mostInDoubt = Math.max(seen.mostInDoubt, inDoubt - underWay);
			return fresh;
		},
		remove: async (entries: string[]) => {
			await connected.remove(entries);
			inDoubt -= entries.filter((entry) => entry.startsWith('sent:')).length;
		},
	};
	const keys = {
		store: counted,
		isSame: () => false,
		sizeOf: () => size,
	};
	const { outcomes } = await clock.run(
		deliver<number, string>({
			count: rows,
			prepare: (row) => ({ ok: true, value: row, key: { entry: `${row}`, shown: `"${row}"` } }),
			rows: (parts) => new ImportKeys(keys, parts),
			send: async (row) => {
				seen.sent.push(row);
				underWay += 1;
				seen.mostUnderWay = Math.max(seen.mostUnderWay, underWay);
				await clock.wait(latency);
				underWay -= 1;
				return attempts.created;
			},
			ledger: new Ledger<string>({ entries: {}, hashOf: String }),
			endings: creatingOnce,
			limits: { maxConcurrency: inFlight, requestsPerSecond: 0, maxRetryWait: 0 },
			stopsAtFailure: false,
			clock,
			random: () => 0.5,
			signal: controller.signal,
		}),
	);
	const words = outcomes.map(({ outcome }) => outcome);
	return { ...seen, store, words, time: clock.now() };
}

/** How long a run looks at most whether another one is at work, in ms. */
const FIRST_LOOK = 300;

function countOf(words: string[], word: string): number {
	return words.filter((other) => other === word).length;
}

describe('what import keys cost', () => {
	it('claims rows ahead of their turn, so that hardly any time is lost and few are in doubt', async () => {
		const run = await importWithKeys({ rows: 3000, inFlight: 10, latency: 20 });
		expect(countOf(run.words, 'created')).toBe(3000);
		expect(run.time).toBeLessThan(FIRST_LOOK + 1.05 * (3000 / 10) * 20);
		expect(run.mostInDoubt).toBeLessThan(30);
		expect(run.store.inDoubt).toBe(0);
	});

	it('has still fewer in doubt where rows are sent slowly', async () => {
		const store = new SimulatedStore(() => 27);
		const run = await importWithKeys({ rows: 3000, inFlight: 10, latency: 40, store });
		expect(countOf(run.words, 'created')).toBe(3000);
		expect(run.time).toBeLessThan(FIRST_LOOK + 1.12 * (3000 / 10) * 40);
		expect(run.mostInDoubt).toBeLessThan(25);
	});

	it('never has more than 300 in doubt beside those under way, however fast Tracy is', async () => {
		const store = new SimulatedStore(() => 400);
		const run = await importWithKeys({ rows: 3000, inFlight: 10, latency: 1, store });
		expect(countOf(run.words, 'created')).toBe(3000);
		expect(run.mostInDoubt).toBeLessThanOrEqual(310);
	});

	it('looks at many at once where all are known, and leaves none of them in doubt', async () => {
		const { store } = await importWithKeys({ rows: 3000, inFlight: 10, latency: 1 });
		const before = store.calls.length;
		const run = await importWithKeys({ rows: 3000, inFlight: 10, latency: 1, store });
		expect(countOf(run.words, 'skipped')).toBe(3000);
		expect(run.store.calls.length - before).toBeLessThan(16);
		expect(run.mostInDoubt).toBe(0);
	});

	it('has few in doubt where all were known and suddenly many are new', async () => {
		const { store } = await importWithKeys({ rows: 2000, inFlight: 10, latency: 1 });
		const run = await importWithKeys({ rows: 3000, inFlight: 10, latency: 20, store });
		expect(countOf(run.words, 'skipped')).toBe(2000);
		expect(countOf(run.words, 'created')).toBe(1000);
		expect(run.mostInDoubt).toBeLessThan(40);
		expect(run.store.inDoubt).toBe(0);
	});

	it('has one row under way and one ahead with a concurrency of 1, in their order', async () => {
		const run = await importWithKeys({ rows: 100, inFlight: 1, latency: 100 });
		expect(run.mostUnderWay).toBe(1);
		expect(run.sent).toEqual(Array.from({ length: 100 }, (_, row) => row));
		expect(run.mostInDoubt).toBeLessThanOrEqual(2);
		expect(run.time).toBeLessThan(1.05 * 100 * 100);
	});

	it('gives back what was not sent when the run is cancelled', async () => {
		const run = await importWithKeys({ rows: 2000, inFlight: 10, latency: 20, cancelAt: 1000 });
		expect(countOf(run.words, 'created')).toBeGreaterThan(350);
		expect(run.store.inDoubt).toBe(0);
	});

	it('holds few bodies ahead where they are large', async () => {
		const store = new SimulatedStore(() => 100);
		const small = await importWithKeys({ rows: 600, inFlight: 10, latency: 5, store });
		const size = 1_000_000;
		const large = await importWithKeys({
			...{ rows: 600, inFlight: 10, latency: 5, size },
			store: new SimulatedStore(() => 100),
		});
		expect(countOf(large.words, 'created')).toBe(600);
		expect(large.mostInDoubt).toBeLessThan(small.mostInDoubt / 2);
	});
});

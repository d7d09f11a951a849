import { deliver } from '../../../nodes/Tracy/delivery/deliver';
import { Ledger } from '../../../nodes/Tracy/delivery/Ledger';
import { creating } from '../../../nodes/Tracy/outcome/Endings';
import type { Outcome } from '../../../nodes/Tracy/outcome/Outcome';
import { attempts } from './attempts';
import { SimulatedClock } from './SimulatedClock';
import { WatchedClock } from '../../../nodes/Tracy/delivery/WatchedClock';

/** How the process of an import stands still. Times are in ms. */
interface Standstill {
	/** After which row was sent. */
	afterRow: number;
	ms: number;
	/** How long an answer takes. */
	latency?: number;
	requestsPerSecond?: number;
	stopsAtFailure?: boolean;
}

/** Delivers 100 rows in a process that stands still once. */
async function deliverWith({
	afterRow,
	ms,
	latency = 50,
	requestsPerSecond = 0,
	stopsAtFailure = false,
}: Standstill): Promise<{ sent: number[]; outcomes: Array<Outcome<string>> }> {
	const clock = new SimulatedClock();
	const sent: number[] = [];
	const { outcomes } = await clock.run(
		deliver<number, string>({
			count: 100,
			prepare: (row) => ({ ok: true, value: row }),
			send: async (row) => {
				sent.push(row);
				if (row === afterRow) clock.spend(ms);
				await clock.wait(latency);
				return attempts.created;
			},
			ledger: new Ledger<string>({ entries: {}, hashOf: String }),
			endings: creating,
			limits: { maxConcurrency: 4, requestsPerSecond, maxRetryWait: 120_000 },
			stopsAtFailure,
			clock,
			random: () => 0.5,
		}),
	);
	return { sent, outcomes };
}

describe('a process that stands still in the middle of a run', () => {
	it.each([
		{ afterRow: 40, ms: 32_000 },
		{ afterRow: 40, ms: 100_000 },
		{ afterRow: 40, ms: 40_000_000 },
		{ afterRow: 40, ms: 100_000, stopsAtFailure: true },
		{ afterRow: 40, ms: 100_000, latency: 0 },
		{ afterRow: 5, ms: 100_000, requestsPerSecond: 2 },
		{ afterRow: 0, ms: 100_000, latency: 200_000 },
	])('ends the run: %j', async (standstill) => {
		const { sent, outcomes } = await deliverWith(standstill);
		expect(sent.length).toBeLessThanOrEqual(standstill.afterRow + 4);
		for (const [row, outcome] of outcomes.entries()) {
			expect(outcome.outcome).toBe(sent.includes(row) ? 'created' : 'unsent');
		}
		expect(outcomes.at(-1)).toMatchObject({
			error: expect.stringMatching(
				/^Not sent, because this n8n process stood still for \d{2,5} s, or its clock jumped; n8n may have given the execution to another worker meanwhile$/,
			),
		});
	});

	it.each([
		{ afterRow: 40, ms: 29_000 },
		{ afterRow: 40, ms: 0, latency: 300_000 },
		{ afterRow: 40, ms: 0, requestsPerSecond: 0.02 },
	])('goes on after less, and after long waits: %j', async (standstill) => {
		const { outcomes } = await deliverWith(standstill);
		expect(outcomes.every(({ outcome }) => outcome === 'created')).toBe(true);
	});
});

describe('a watched clock', () => {
	const standing = async (ms: number) => {
		const clock = new SimulatedClock();
		const told: number[] = [];
		const watched = new WatchedClock(clock, (late) => told.push(late));
		const work = async () => {
			await clock.wait(500);
			clock.spend(ms);
			await clock.wait(1);
		};
		await clock.run(watched.during(work));
		await clock.run(clock.wait(5_000));
		return { told, pending: clock.pending };
	};

	it('tells how long the process stood still beyond what it waited for', async () => {
		expect((await standing(31_000)).told[0]).toBe(30_500);
		expect((await standing(30_500)).told).toEqual([]);
	});

	it('beats no longer than the work takes', async () => {
		expect((await standing(0)).pending).toBe(0);
	});
});

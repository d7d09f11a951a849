import { Deadlines } from '../../../nodes/Tracy/transport/Deadlines';
import { SimulatedClock } from '../delivery/SimulatedClock';

describe('Deadlines', () => {
	let clock: SimulatedClock;
	let deadlines: Deadlines;

	beforeEach(() => {
		clock = new SimulatedClock();
		deadlines = new Deadlines(clock);
	});

	const answer = async (ms: number): Promise<string> => {
		await clock.wait(ms);
		return `answered after ${ms}`;
	};
	const failure = async (ms: number): Promise<string> => {
		await clock.wait(ms);
		throw new Error(`failed after ${ms}`);
	};

	it('gives what a call returns in time', async () => {
		expect(await clock.run(deadlines.within(1000, async () => await answer(999), 'late'))).toBe(
			'answered after 999',
		);
	});

	it('gives up exactly when the time is up', async () => {
		expect(
			await clock.run(deadlines.within(30_000, async () => await answer(60_000), 'late')),
		).toBe('late');
		expect(clock.now()).toBe(30_000);
	});

	it('throws what a call throws in time', async () => {
		await expect(
			clock.run(deadlines.within(1000, async () => await failure(10), 'late')),
		).rejects.toThrow('failed after 10');
	});

	it('takes no notice of a call that fails when it is too late', async () => {
		const call = failure(100);
		expect(await clock.run(deadlines.within(50, async () => await call, 'late'))).toBe('late');
		await expect(clock.run(call)).rejects.toThrow('failed after 100');
	});

	it('waits for many calls at once, each with its own time', async () => {
		const ended: string[] = [];
		const wait = async (ms: number, call: Promise<string>) => {
			ended.push(`${await deadlines.within(ms, async () => await call, 'late')} at ${clock.now()}`);
		};
		const waits = [wait(1200, answer(5000)), wait(1200, answer(20)), wait(700, answer(5000))];
		await clock.run(Promise.all(waits));
		expect(ended).toEqual(['answered after 20 at 20', 'late at 700', 'late at 1200']);
	});

	it('has one timer for all, which ends within half a second of the last call', async () => {
		const answers = Array.from({ length: 50 }, async () => {
			return await deadlines.within(30_000, async () => await answer(10), 'late');
		});
		expect(clock.pending).toBe(50 + 1);
		await clock.run(Promise.all(answers));
		expect(clock.now()).toBe(10);
		expect(clock.pending).toBe(1);
		await clock.run(clock.wait(490));
		expect(clock.pending).toBe(0);
	});

	it('is never late for calls that have the same time each, however they follow', async () => {
		expect(await clock.run(deadlines.within(300, async () => await answer(20), 'late'))).toBe(
			'answered after 20',
		);
		expect(await clock.run(deadlines.within(300, async () => await answer(400), 'late'))).toBe(
			'late',
		);
		expect(clock.now()).toBe(320);
		expect(await clock.run(deadlines.within(300, async () => await answer(400), 'late'))).toBe(
			'late',
		);
		expect(clock.now()).toBe(620);
	});

	it('starts its timer anew for calls that come later', async () => {
		await clock.run(deadlines.within(300, async () => await answer(20), 'late'));
		await clock.run(clock.wait(10_000));
		expect(clock.pending).toBe(0);
		expect(await clock.run(deadlines.within(300, async () => await answer(400), 'late'))).toBe(
			'late',
		);
		expect(clock.now()).toBe(10_320);
	});

	it('ends a call when its time is up, and none that came in time', async () => {
		const ended: string[] = [];
		const wait = async (name: string, ms: number): Promise<string> =>
			await deadlines.within(
				300,
				async (signal) => {
					signal.addEventListener('abort', () => ended.push(`${name} at ${clock.now()}`));
					return await answer(ms);
				},
				'late',
			);
		await clock.run(Promise.all([wait('quick', 20), wait('slow', 400)]));
		expect(ended).toEqual(['slow at 300']);
	});

	it('takes what a call that it ends comes to at once', async () => {
		const call = async (signal: AbortSignal): Promise<string> =>
			await new Promise((resolve) => {
				signal.addEventListener('abort', () => resolve('the answer so far'));
			});
		expect(await clock.run(deadlines.within(300, call, 'late'))).toBe('the answer so far');
		expect(clock.now()).toBe(300);
	});

	it('ends all calls at once when the execution is cancelled, later ones too', async () => {
		const execution = new AbortController();
		deadlines = new Deadlines(clock, execution.signal);
		const signals: AbortSignal[] = [];
		const wait = async (): Promise<string> =>
			await deadlines.within(
				300,
				async (signal) => {
					signals.push(signal);
					return await answer(100);
				},
				'late',
			);
		const waits = [wait(), wait()];
		execution.abort();
		waits.push(wait());
		await clock.run(Promise.all(waits));
		expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
	});
});

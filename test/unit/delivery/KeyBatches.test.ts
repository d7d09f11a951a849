import { KeyBatches } from '../../../nodes/Tracy/delivery/KeyBatches';
import { SimulatedClock } from './SimulatedClock';

/** A store that is empty at first, with the calls that it got. Each takes 10 ms. */
function startBatches() {
	const clock = new SimulatedClock(() => 0);
	const entries = new Set<string>();
	const calls: string[] = [];
	const failing = new Set<string>();
	const store = {
		async add(added: string[]): Promise<string[]> {
			const call = `add ${added.join(' ')}`;
			calls.push(call);
			await clock.wait(10);
			if (failing.has(call)) throw new Error('The database is locked');
			const fresh = added.filter((entry) => !entries.has(entry));
			for (const entry of fresh) entries.add(entry);
			return fresh;
		},
		async remove(removed: string[]): Promise<void> {
			calls.push(`remove ${removed.join(' ')}`);
			await clock.wait(10);
			for (const entry of removed) entries.delete(entry);
		},
	};
	return { clock, calls, failing, batches: new KeyBatches(store, clock) };
}

describe('KeyBatches', () => {
	it('notes a row that was created and claims the next key in one call', async () => {
		const { clock, calls, batches } = startBatches();
		await clock.run(
			(async () => {
				for (const key of ['a', 'b', 'c']) {
					expect(await batches.claim(key)).toBe('free');
					batches.confirm(key);
				}
				await batches.finish();
			})(),
		);
		expect(calls).toEqual([
			'add sending:a',
			'add created:a sending:b',
			'add created:b sending:c',
			'add created:c',
		]);
	});

	it('gives a key back before it claims the next', async () => {
		const { clock, calls, batches } = startBatches();
		await clock.run(
			(async () => {
				await batches.claim('a');
				batches.release('a');
				expect(await batches.claim('a')).toBe('free');
			})(),
		);
		expect(calls).toEqual(['add sending:a', 'remove sending:a', 'add sending:a']);
	});

	it('asks once for all keys that came while a call ran', async () => {
		const { clock, calls, batches } = startBatches();
		const work = async (worker: number) => {
			await clock.wait(worker);
			await batches.claim(`${worker}`);
		};
		await clock.run(Promise.all([1, 4, 5, 6].map(work)));
		expect(calls).toEqual(['add sending:1', 'add sending:4 sending:5 sending:6']);
	});

	it('tells what was created from what is in doubt, and leaves both as they are', async () => {
		const { clock, batches } = startBatches();
		await clock.run(
			(async () => {
				await Promise.all([batches.claim('created'), batches.claim('doubtful')]);
				batches.confirm('created');
				const ask = async () =>
					await Promise.all(
						['created', 'doubtful', 'new'].map(async (key) => await batches.claim(key)),
					);
				expect(await ask()).toEqual(['created', 'doubtful', 'free']);
				expect(await ask()).toEqual(['created', 'doubtful', 'doubtful']);
			})(),
		);
	});

	it('claims a free key although it can not be asked what became of another', async () => {
		const { clock, failing, batches } = startBatches();
		failing.add('add created:known');
		await clock.run(
			(async () => {
				await batches.claim('known');
				const claims = await Promise.allSettled([batches.claim('known'), batches.claim('new')]);
				expect(claims).toMatchObject([
					{ status: 'rejected', reason: { message: 'The database is locked' } },
					{ status: 'fulfilled', value: 'free' },
				]);
			})(),
		);
	});
});

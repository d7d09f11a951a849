import { KeyBatches } from '../../../../nodes/Tracy/delivery/keys/KeyBatches';
import { OtherRuns } from '../../../../nodes/Tracy/delivery/keys/OtherRuns';
import { PatientStore } from '../../../../nodes/Tracy/delivery/keys/PatientStore';
import { SimulatedClock } from '../SimulatedClock';
import { SimulatedStore, type Mishap } from './SimulatedStore';

/** A run of the node, as far as its keys are concerned. */
interface Run {
	batches: KeyBatches;
	clock: SimulatedClock;
}

interface Conditions {
	/** How many rows the run has: those of few rows don't look whether another one is at work. */
	rows?: number;
	/** What goes wrong with calls to the store, by their number. */
	mishap?: (call: number) => Mishap | undefined;
	/** Whether nothing more will be sent. */
	isOver?: () => boolean;
}

/** Lets a run do something with its keys; it dies afterwards unless it finishes. */
async function run<Result>(
	store: SimulatedStore,
	work: (run: Run) => Promise<Result>,
	{ rows = 1, mishap = () => undefined, isOver = () => false }: Conditions = {},
): Promise<Result> {
	const clock = new SimulatedClock();
	let calls = 0;
	const connection = store.connect({
		clock,
		mishap: () => mishap((calls += 1)),
		die: () => undefined,
		isDead: () => false,
	});
	const patient = new PatientStore(connection, clock);
	const others = new OtherRuns(patient, clock, () => 0.5, rows);
	return await clock.run(work({ batches: new KeyBatches(patient, others, clock, isOver), clock }));
}

/** A store after a run that created some rows, and of others never learned what became of them. */
async function storeAfter({ created = new Array<string>(), lost = new Array<string>() }) {
	const store = new SimulatedStore();
	await run(store, async ({ batches }) => {
		await batches.claim([...created, ...lost]);
		for (const key of created) batches.note(key);
		await batches.finish();
	});
	return store;
}

/** What another run finds, which then ends in order. */
async function claimsOf(store: SimulatedStore, keys: string[]) {
	return await run(store, async ({ batches }) => {
		const claims = await batches.claim(keys);
		for (const [index, claim] of claims.entries()) {
			if (claim === 'free') batches.giveBack(keys[index] ?? '');
		}
		await batches.finish();
		return claims;
	});
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

describe('keys', () => {
	it('stand in the store before their rows are sent, and are all that is left there', async () => {
		const store = new SimulatedStore();
		await run(store, async ({ batches }) => {
			expect(await batches.claim(['a', 'b'])).toEqual(['free', 'free']);
			expect(store.entries).toEqual(expect.arrayContaining(['sent:a', 'sent:b']));
			batches.note('a');
			batches.note('b');
			await batches.finish();
		});
		expect(store.entries.sort()).toEqual(['created:a', 'created:b', 'sent:a', 'sent:b']);
	});

	it('are found in later runs, each in its place', async () => {
		const store = await storeAfter({ created: ['a', 'b'] });
		expect(await claimsOf(store, ['c', 'a', 'd', 'b'])).toEqual([
			...['free', 'created', 'free', 'created'],
		]);
	});

	it('that are given back are free in later runs, and leave nothing behind', async () => {
		const store = new SimulatedStore();
		expect(await claimsOf(store, ['a', 'b'])).toEqual(['free', 'free']);
		expect(store.entries).toEqual([]);
	});

	it('of which nobody saw the end are in doubt for good, and no others are', async () => {
		const store = await storeAfter({ created: ['a'], lost: ['b'] });
		for (let later = 0; later < 3; later += 1) {
			expect(await claimsOf(store, ['a', 'b', 'c'])).toEqual(['created', 'doubtful', 'free']);
		}
	});

	it('of a run that died are found out one by one, and no question is left in the store', async () => {
		const store = new SimulatedStore();
		await run(store, async ({ batches }) => {
			await batches.claim(['a', 'b']);
			batches.note('a');
			await batches.claim(['c']);
		});
		const keys = ['a', 'b', 'c', 'd'];
		const claims = ['created', 'doubtful', 'doubtful', 'free'];
		expect(await claimsOf(store, keys)).toEqual(claims);
		expect(store.entries.filter((entry) => /^asking|^created:[bcd]/.test(entry))).toEqual([]);
		expect(await claimsOf(store, keys)).toEqual(claims);
	});

	it('of a run that died while it asked are in doubt, and free ones are not', async () => {
		const store = await storeAfter({ created: ['a'], lost: ['b'] });
		store.entries.push('running', 'asking:a', 'asking:b', 'asking:c', 'created:b', 'created:c');
		expect(await claimsOf(store, ['a', 'b', 'c', 'd'])).toEqual([
			...['doubtful', 'doubtful', 'free', 'free'],
		]);
	});

	it('are trusted again when a run that ends in order has met all there are, and not before', async () => {
		for (const [met, isTrusted] of [
			[['a'], false],
			[['a', 'b'], true],
		] as const) {
			const store = await storeAfter({ created: ['a', 'b'] });
			await run(store, async ({ batches }) => await batches.claim([]));
			await claimsOf(store, [...met]);
			expect(
				await run(store, async ({ batches }) => [await batches.claim([]), batches.canLook]),
			).toEqual([[], isTrusted]);
		}
	});
});

describe('after a run that died', () => {
	/** A store in which `a` was created, `b` may have been, and `c` is none yet. */
	async function storeOfDead(): Promise<SimulatedStore> {
		const store = await storeAfter({ created: ['a'], lost: ['b'] });
		await run(store, async ({ batches }) => await batches.claim([]));
		return store;
	}

	it('keys are trusted again when all were met, those in doubt and new ones among them', async () => {
		const store = await storeOfDead();
		await run(store, async ({ batches }) => {
			await batches.claim(['a', 'b', 'c', 'd']);
			batches.note('c');
			batches.giveBack('d');
			await batches.finish();
		});
		await run(store, async ({ batches }) => {
			await batches.claim([]);
			expect(batches.canLook).toBe(true);
			expect(await batches.look(['a', 'c'])).toEqual(new Set(['a', 'c']));
			expect(await batches.claim(['b', 'd'])).toEqual(['doubtful', 'free']);
		});
	});

	it.each([
		{ what: 'fails before', times: 1 },
		{ what: 'fails after', times: 1 },
		{ what: 'fails before', times: 1000 },
		{ what: 'fails after', times: 1000 },
	] as const)(
		'nothing untrue is said of a key, whichever call $what it took effect, $times times',
		async ({ what, times }) => {
			for (let from = 1; from <= 16; from += 1) {
				const store = await storeOfDead();
				const mishap = (call: number) => (call >= from && call < from + times ? what : undefined);
				const claims = await run(
					store,
					async ({ batches }) => {
						const claims = await batches.claim(['a', 'b', 'c']);
						if (claims[2] === 'free') batches.giveBack('c');
						await batches.finish();
						return claims;
					},
					{ mishap },
				);
				expect([from, ...claims]).toEqual([
					from,
					expect.stringMatching(/created|doubtful|failed/),
					expect.stringMatching(/doubtful|failed/),
					expect.stringMatching(/free|doubtful|failed/),
				]);
				expect([from, ...(await claimsOf(store, ['a', 'b', 'c']))]).toEqual([
					...[from, expect.stringMatching(/created|doubtful/), 'doubtful'],
					expect.stringMatching(/free|doubtful/),
				]);
			}
		},
	);
});

describe('the marks of a run', () => {
	it('stand in the store by names that later versions have to know', async () => {
		const store = await storeAfter({ created: ['a'], lost: ['b'] });
		const kept = ['created:a', 'doubt:98', 'doubts', 'sent:a', 'sent:b'];
		expect(store.entries.sort()).toEqual(kept);
		await run(store, async ({ batches }) => {
			await batches.claim([]);
			await batches.look(['a']);
		});
		expect(store.entries.sort()).toEqual([...kept, 'looking', 'running'].sort());
	});

	it('cost a run that finds none two calls before it writes and one at its end', async () => {
		const store = await storeAfter({ created: ['a'] });
		store.calls = [];
		expect(await claimsOf(store, ['a'])).toEqual(['created']);
		expect(store.calls).toEqual([
			{ call: 'count', size: 0 },
			{ call: 'add', size: 2 },
			{ call: 'add', size: 1 },
			{ call: 'remove', size: 2 },
		]);
	});

	it('are taken back where all were met, and what was in doubt was created after all', async () => {
		const store = await storeAfter({ created: ['a'], lost: ['b'] });
		await run(store, async ({ batches }) => {
			expect(await batches.claim(['a', 'b'])).toEqual(['created', 'doubtful']);
			batches.note('b');
			await batches.finish();
		});
		expect(store.entries.sort()).toEqual(['created:a', 'created:b', 'sent:a', 'sent:b']);
	});

	it('stay where another key of their bucket is in doubt', async () => {
		const store = await storeAfter({ created: ['a'], lost: ['b', 'c'] });
		await run(store, async ({ batches }) => {
			await batches.claim(['a', 'b', 'c']);
			batches.note('b');
			await batches.finish();
		});
		expect(await claimsOf(store, ['a', 'b', 'c'])).toEqual(['created', 'created', 'doubtful']);
		expect(store.entries.filter((entry) => entry.startsWith('doubt'))).toEqual([
			...['doubts', 'doubt:99'],
		]);
	});

	it('of one that died while it looked stay until a run has met all there are', async () => {
		const store = await storeAfter({ created: ['a', 'b'] });
		store.entries.push('running', 'doubts', 'looking', 'created:c');
		expect(await claimsOf(store, ['a'])).toEqual(['created']);
		expect(store.entries).toEqual(expect.arrayContaining(['running', 'looking']));
		expect(await claimsOf(store, ['a', 'b', 'c'])).toEqual(['created', 'created', 'free']);
		expect(store.entries.sort()).toEqual(['created:a', 'created:b', 'sent:a', 'sent:b']);
	});
});

describe('what keys cost', () => {
	it('is one call to note what was created and to claim what comes next', async () => {
		const store = await storeAfter({ created: ['x'] });
		await run(store, async ({ batches }) => {
			await batches.claim(['a']);
			batches.note('a');
			store.calls = [];
			expect(await batches.claim(['b', 'x', 'c'])).toEqual(['free', 'created', 'free']);
			expect(store.calls).toEqual([{ call: 'add', size: 4 }]);
		});
	});

	it('is no call at all where nothing was ever claimed', async () => {
		const store = new SimulatedStore();
		await run(store, async ({ batches }) => await batches.finish());
		expect(store.calls).toEqual([]);
	});

	it('is known from the last call, and what became of rows waits for five of them', async () => {
		await run(new SimulatedStore(() => 10), async ({ batches, clock }) => {
			await batches.claim(['a', 'b', 'c', 'd']);
			expect([batches.cost, batches.dueIn]).toEqual([10, Infinity]);
			batches.note('a');
			await clock.wait(30);
			batches.note('b');
			expect(batches.dueIn).toBe(20);
			await batches.claim(['e']);
			expect(batches.dueIn).toBe(Infinity);
			batches.giveBack('c');
			await clock.wait(30);
			batches.giveBack('d');
			expect(batches.dueIn).toBe(20);
			await batches.claim(['f']);
			expect(batches.dueIn).toBe(10);
			await batches.flush();
			expect(batches.dueIn).toBe(Infinity);
		});
	});

	it('says how many would be in doubt, should the run die after the next call', async () => {
		const store = await storeAfter({ created: ['x'], lost: ['y'] });
		await run(store, async ({ batches }) => {
			await batches.claim(['a', 'b', 'c', 'x', 'y']);
			expect(batches.inDoubt).toBe(3);
			batches.note('a');
			expect(batches.inDoubt).toBe(2);
			await batches.flush();
			expect(batches.inDoubt).toBe(2);
			batches.giveBack('b');
			await batches.flush();
			expect(batches.inDoubt).toBe(1);
		});
	});

	it('has up to fifty keys given back together', async () => {
		const store = new SimulatedStore();
		const keys = numbered(60);
		const given = () => 60 - keys.filter((key) => store.entries.includes(`sent:${key}`)).length;
		await run(store, async ({ batches }) => {
			await batches.claim(keys);
			for (const key of keys.slice(0, 49)) batches.giveBack(key);
			await batches.claim(['a']);
			expect(given()).toBe(0);
			batches.giveBack('49');
			await batches.claim(['b']);
			expect(given()).toBe(50);
		});
	});

	it('leaves a hundred in doubt at most, should a run die that asks about many', async () => {
		const store = await storeAfter({ created: numbered(250) });
		await run(store, async ({ batches }) => await batches.claim([]));
		store.calls = [];
		expect(await claimsOf(store, numbered(250))).toEqual(numbered(250).map(() => 'created'));
		const sizes = store.calls.map(({ size }) => size);
		// Of a hundred keys each: are they asked about, were they sent.
		expect(Math.max(...sizes.slice(sizes.indexOf(250) + 1))).toBe(200);
	});
});

describe('looking at keys', () => {
	it('tells which were created, claims none, and leaves nothing behind', async () => {
		const store = await storeAfter({ created: ['a', 'b'] });
		const before = store.entries.sort();
		await run(store, async ({ batches }) => {
			await batches.claim([]);
			expect(batches.canLook).toBe(true);
			expect(await batches.look(['a', 'c', 'b', 'd'])).toEqual(new Set(['a', 'b']));
			expect([batches.inDoubt, batches.canLook]).toEqual([0, true]);
			await batches.finish();
		});
		expect(store.entries.sort()).toEqual(before);
	});

	it('is one call where all are known, and another where some are not', async () => {
		const store = await storeAfter({ created: ['a', 'b'] });
		await run(store, async ({ batches }) => {
			await batches.claim([]);
			store.calls = [];
			await batches.look(['a', 'b']);
			expect(store.calls.map(({ call }) => call)).toEqual(['add']);
			await batches.look(['a', 'c']);
			expect(store.calls.map(({ call }) => call)).toEqual(['add', 'add', 'remove']);
		});
	});

	it('does not ask about keys that may be in doubt', async () => {
		const store = await storeAfter({ created: ['a'], lost: ['b'] });
		await run(store, async ({ batches }) => {
			await batches.claim([]);
			store.calls = [];
			expect(await batches.look(['b'])).toEqual(new Set());
			expect(store.calls).toEqual([]);
			expect(await batches.look(['a', 'b'])).toEqual(new Set(['a']));
		});
	});

	describe.each([
		// The third call is the last of the first claim; the next one asks, and one more takes back.
		{ from: 4, what: 'fails before' },
		{ from: 4, what: 'fails after' },
		{ from: 5, what: 'fails before' },
		{ from: 5, what: 'fails after' },
	] as const)('when the store $what it took effect, from call $from on', ({ from, what }) => {
		/** Looks at a key that was created and one that was not, while the store fails, and dies. */
		async function lookInVain(store: SimulatedStore, then: (run: Run) => Promise<void>) {
			let isFailing = true;
			const work = async (of: Run) => {
				await of.batches.claim(['z']);
				await of.batches.look(['a', 'c']);
				isFailing = false;
				expect(of.batches.canLook).toBe(false);
				await then(of);
			};
			const mishap = (call: number) => (isFailing && call >= from ? what : undefined);
			await run(store, work, { mishap });
		}

		it('is not trusted any more, in this run or the next', async () => {
			const store = await storeAfter({ created: ['a', 'b'] });
			await lookInVain(store, async () => undefined);
			expect(await claimsOf(store, ['a', 'b', 'c'])).toEqual(['created', 'created', 'free']);
			await run(store, async ({ batches }) => await batches.claim(['c']));
			expect(await claimsOf(store, ['c'])).toEqual(['doubtful']);
		});

		it('does not pass for the answer that a row was created', async () => {
			const store = await storeAfter({ created: ['a', 'b'] });
			await lookInVain(store, async ({ batches }) => {
				expect(await batches.claim(['c'])).toEqual(['free']);
			});
			expect(await claimsOf(store, ['a', 'b', 'c'])).toEqual(['created', 'created', 'doubtful']);
		});
	});

	it('is trusted in the next run where all was taken back after all', async () => {
		const store = await storeAfter({ created: ['a', 'b'] });
		let isFailing = false;
		const mishap = (call: number) => (isFailing && call >= 4 ? 'fails after' : undefined);
		await run(
			store,
			async ({ batches }) => {
				await batches.claim([]);
				isFailing = true;
				expect(await batches.look(['a', 'b', 'c'])).toEqual(new Set(['a', 'b']));
				isFailing = false;
				await batches.finish();
			},
			{ mishap },
		);
		await run(store, async ({ batches }) => {
			await batches.claim([]);
			expect(batches.canLook).toBe(true);
		});
	});
});

describe('a store that fails', () => {
	it('claims nothing when it is given up', async () => {
		const failing = { mishap: () => 'fails before' as const };
		const store = new SimulatedStore();
		expect(
			await run(store, async ({ batches }) => await batches.claim(['a', 'b']), failing),
		).toEqual(['failed', 'failed']);
	});

	it('leaves its rows in doubt, and the keys of others suspected, when it is given up later', async () => {
		const store = await storeAfter({ created: ['a'] });
		const mishap = (call: number) => (call > 3 ? ('fails before' as const) : undefined);
		await run(
			store,
			async ({ batches }) => {
				expect(await batches.claim(['b'])).toEqual(['free']);
				batches.note('b');
				expect(await batches.claim(['c'])).toEqual(['failed']);
				await batches.finish();
			},
			{ mishap },
		);
		expect(store.entries).toContain('running');
		expect(await claimsOf(store, ['a', 'b', 'c'])).toEqual(['created', 'doubtful', 'free']);
	});

	it('leaves keys in doubt that could not be given back, and does not take them for created', async () => {
		const store = new SimulatedStore();
		let isFailing = false;
		const mishap = () => (isFailing ? 'fails before' : undefined);
		await run(
			store,
			async ({ batches }) => {
				await batches.claim(['a', 'b']);
				batches.note('a');
				batches.giveBack('b');
				isFailing = true;
				await batches.flush();
				isFailing = false;
				await batches.finish();
			},
			{ mishap },
		);
		expect(await claimsOf(store, ['a', 'b'])).toEqual(['created', 'doubtful']);
	});

	it.each([
		{ keys: ['b', 'c'], what: 'fails after', claims: ['free', 'free'] },
		{ keys: ['a', 'b'], what: 'fails before', claims: ['created', 'free'] },
		{ keys: ['a', 'b'], what: 'fails after', claims: ['created', 'doubtful'] },
	] as const)(
		'and answers the second time tells of $keys what is certain, when it $what it took effect',
		async ({ keys, what, claims }) => {
			const store = await storeAfter({ created: ['a'] });
			const mishap = (call: number) => (call === 4 ? what : undefined);
			const work = async ({ batches }: Run) => {
				await batches.claim(['z']);
				return await batches.claim([...keys]);
			};
			expect(await run(store, work, { mishap })).toEqual(claims);
		},
	);

	it('is not waited for when nothing more is sent, unless there is something to note', async () => {
		let isOver = false;
		let isFailing = false;
		const store = new SimulatedStore();
		const mishap = () => (isFailing ? ('fails before' as const) : undefined);
		await run(
			store,
			async ({ batches, clock }) => {
				await batches.claim(['a']);
				batches.note('a');
				[isOver, isFailing] = [true, true];
				const began = clock.now();
				expect(await batches.claim(['b'])).toEqual(['failed']);
				expect(clock.now() - began).toBeLessThan(1000);
				void clock.wait(30_000).then(() => (isFailing = false));
				await batches.flush();
				expect(store.entries).toContain('created:a');
			},
			{ mishap, isOver: () => isOver },
		);
	});
});

describe('another run at work', () => {
	it('ends the claims; what it may have lost is recorded again, and no key is trusted', async () => {
		const store = new SimulatedStore();
		await run(
			store,
			async ({ batches, clock }) => {
				await batches.claim(['a', 'b']);
				batches.note('a');
				await batches.flush();
				store.entries = ['running', 'doubts', 'sent:x'];
				await clock.wait(1000);
				expect(await batches.claim(['c'])).toEqual(['failed']);
				await batches.finish();
			},
			{ rows: 100 },
		);
		expect(store.entries.sort()).toEqual([
			...['created:a', 'doubts', 'running', 'sent:a', 'sent:b', 'sent:x'],
		]);
	});
});

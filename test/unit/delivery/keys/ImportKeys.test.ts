import fc from 'fast-check';
import { chosen } from '../../../chosen';
import { attempts } from '../attempts';
import {
	nameOf,
	playRuns,
	type Played,
	type PlayedEnd,
	type PlayedRow,
	type PlayedRun,
} from './playRuns';
import { SimulatedStore } from './SimulatedStore';

/** 20,000 of them were run once. */
const RUNS = chosen(500, 2000);

/** A few seconds; much more where other work keeps the machine busy. In ms. */
const LONGEST = 120_000;

/** Mostly the rows of a source that grows from run to run, else any. */
const anyRows = fc
	.tuple(
		fc.nat(4),
		fc.array(
			fc.record({
				isInOrder: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
				key: fc.nat(12),
				data: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.constant(1)),
				fate: fc.oneof(
					{ weight: 14, arbitrary: fc.constant('created' as const) },
					{ weight: 2, arbitrary: fc.constant('lost' as const) },
					fc.constantFrom('refused', 'throttled', 'broken', 'refused key'),
				),
				isMistaken: fc.oneof({ weight: 12, arbitrary: fc.constant(false) }, fc.constant(true)),
			}),
			{ maxLength: 12, size: 'max' },
		),
	)
	.map(([first, rows]) =>
		rows.map(({ isInOrder, key, data, ...row }, index) =>
			isInOrder ? { ...row, key: first + index, data: 0 } : { ...row, key, data },
		),
	);

const anyMishap = fc.record({
	call: fc.oneof(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 30 })),
	times: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.constant(60)),
	what: fc.constantFrom('fails before', 'fails after', 'dies before', 'dies after'),
});

const anyRun: fc.Arbitrary<PlayedRun> = fc.record(
	{
		rows: anyRows,
		stopsAtFailure: fc.boolean(),
		maxConcurrency: fc.constantFrom(1, 2, 4),
		latency: fc.constantFrom(0, 5, 40),
		mishaps: fc.array(anyMishap, { maxLength: 2 }),
		cancelAt: fc.option(fc.nat(120), { nil: undefined, freq: 6 }),
		isRetried: fc.boolean(),
	},
	{ requiredKeys: ['rows', 'stopsAtFailure', 'maxConcurrency', 'latency', 'mishaps', 'isRetried'] },
);

/** Whatever is said of a row must be true of it over all runs so far. */
function check({ rows, outcomes, there }: PlayedEnd): string[] {
	return (outcomes ?? []).flatMap((outcome, index) => {
		const row = rows[index];
		if (!row) return [`There is no row ${index}.`];
		const isThere = there.has(row.key);
		const said = `row ${index} (${nameOf(row)}) is ${outcome.outcome}`;
		switch (outcome.outcome) {
			case 'created':
			case 'skipped':
				return isThere ? [] : [`${said}, and not there`];
			case 'rejected':
			case 'unsent': {
				const claimsNothing = /This run sent nothing|has the import key/.test(
					outcome.reason + outcome.next,
				);
				return isThere && !claimsNothing ? [`${said}, and there`] : [];
			}
			case 'unknown':
			case 'found':
				return [];
		}
	});
}

function mistakesOf({ ends, created }: Played): string[] {
	const twice = new Map<string, number>();
	for (const [name, times] of created) {
		const key = name.split('/')[0] ?? '';
		twice.set(key, (twice.get(key) ?? 0) + times);
	}
	return [
		...[...twice].filter(([, times]) => times > 1).map(([key]) => `key ${key} is there twice`),
		...ends.flatMap((end, number) => check(end).map((mistake) => `run ${number}: ${mistake}`)),
	];
}

const row: PlayedRow = { key: 0, data: 0, fate: 'created', isMistaken: false };
const run: PlayedRun = {
	rows: [row],
	stopsAtFailure: false,
	maxConcurrency: 1,
	latency: 0,
	mishaps: [],
	isRetried: false,
};
const lost: PlayedRow = { ...row, fate: 'lost' };
const refused: PlayedRow = { ...row, fate: 'refused' };

/** Runs of which a lie came once: the store fails for a minute while the marks are read. */
const failedMarks: PlayedRun[] = [
	{ ...run, rows: [row, { ...row, key: 1, fate: 'lost' }], mishaps: [] },
	{
		...run,
		rows: [row],
		mishaps: [
			{ call: 2, times: 1, what: 'fails after' },
			{ call: 9, times: 60, what: 'fails before' },
		],
	},
	{ ...run, rows: [], mishaps: [] },
];

/** A run in which all goes well, of every key that there was. */
function goodRun(runs: PlayedRun[]): PlayedRun {
	const keys = new Map(runs.flatMap(({ rows }) => rows.map((row) => [row.key, row])));
	const rows = [...keys.values()].map((row) => ({
		...row,
		fate: 'created' as const,
		isMistaken: false,
	}));
	return {
		rows,
		stopsAtFailure: false,
		maxConcurrency: 3,
		latency: 5,
		mishaps: [],
		isRetried: false,
	};
}

describe('import keys over any runs, with a store that fails and processes that die', () => {
	it(
		'create nothing twice, and say nothing of a row that is not true of it over all runs',
		async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(anyRun, { minLength: 1, maxLength: 5 }), async (runs) => {
					const played = await playRuns([...runs, goodRun(runs)]);
					expect(mistakesOf(played)).toEqual([]);
					const last = played.ends.at(-1);
					for (const outcome of last?.outcomes ?? []) {
						expect(['created', 'skipped', 'unknown']).toContain(outcome.outcome);
					}
				}),
				{ numRuns: RUNS, examples: [[failedMarks]] },
			);
		},
		LONGEST,
	);
});

describe('a store that fails', () => {
	const rows = [row, { ...row, key: 1 }, { ...row, key: 2 }];
	const wordsOf = async (runs: PlayedRun[]) =>
		(await playRuns(runs)).ends.map(({ outcomes }) =>
			outcomes?.map(({ outcome }) => outcome).join(' '),
		);

	it.each(['fails before', 'fails after'] as const)(
		'is tried again for a minute, whichever call %s it took effect',
		async (what) => {
			for (const call of [1, 2, 3, 4, 5]) {
				const mishaps = [{ call, times: 15, what }];
				expect(await wordsOf([{ ...run, rows, mishaps }])).toEqual(['created created created']);
			}
		},
	);

	it('is given up then: its rows are unknown, and the rest is not sent', async () => {
		const [end] = (
			await playRuns([{ ...run, rows, mishaps: [{ call: 2, times: 1000, what: 'fails before' }] }])
		).ends;
		expect(end?.there.size).toBe(0);
		expect(end?.outcomes).toMatchObject([
			{
				outcome: 'unknown',
				error: expect.stringContaining('could not look up the import key "0"'),
				next: expect.stringContaining('it is created unless it was before'),
			},
			{ outcome: 'unsent', next: expect.stringContaining('unless it was created before') },
			{ outcome: 'unsent' },
		]);
	});

	it('is not waited for once the execution is cancelled', async () => {
		const mishaps = [{ call: 2, times: 1000, what: 'fails before' as const }];
		const { ends } = await playRuns([{ ...run, rows, mishaps, cancelAt: 50 }]);
		expect(ends[0]?.time).toBeLessThan(1000);
	});

	it('leaves rows created that it could not note, and in doubt for later runs', async () => {
		const mishaps = [{ call: 4, times: 1000, what: 'fails before' as const }];
		const runs = [
			{ ...run, rows: [row], mishaps },
			{ ...run, rows: [row], mishaps: [] },
		];
		expect(await wordsOf(runs)).toEqual(['created', 'unknown']);
	});
});

describe('rows', () => {
	it('are prepared no longer once the execution is cancelled, though nothing is sent before the last', async () => {
		const rows = Array.from({ length: 100 }, (_, key) => ({ ...row, key }));
		const played = await playRuns([
			{ ...run, rows, stopsAtFailure: true, preparing: 10, cancelAt: 100 },
		]);
		expect(played.ends[0]?.prepared).toBeLessThan(20);
		expect(played.created.size).toBe(0);
	});

	it('that were created are noted by the next try where the store failed at the end of this one', async () => {
		const failing: PlayedRun['mishaps'] = [{ call: 4, times: 1_000, what: 'fails before' }];
		const { ends } = await playRuns([
			{ ...run, rows: [row, { ...row, key: 1 }], mishaps: failing, isRetried: true },
			{ ...run, rows: [row, { ...row, key: 1 }] },
		]);
		expect(ends.map(({ outcomes }) => outcomes?.map(({ outcome }) => outcome))).toEqual([
			['created', 'created'],
			['created', 'created'],
			['skipped', 'skipped'],
		]);
	});

	it('that were sent before are prepared once when the execution is tried again', async () => {
		const rows = [row, { ...refused, key: 1 }];
		const { ends } = await playRuns([{ ...run, rows, isRetried: true }]);
		expect(ends.map(({ prepared }) => prepared)).toEqual([2, 2]);
	});

	it.each([true, false])(
		'that were all sent without keys are known by those that the retry gives them (Stop mode: %j)',
		async (stopsAtFailure) => {
			const rows = [row, { ...lost, key: 1 }];
			const tries = { ...run, rows, stopsAtFailure, isRetried: true, isKeyedLater: true };
			const { ends, created } = await playRuns([tries, { ...run, rows }]);
			expect(ends[2]?.outcomes).toMatchObject([{ outcome: 'skipped' }, { outcome: 'unknown' }]);
			expect([...created]).toEqual([['0/0', 1]]);
		},
	);

	it('are prepared ahead of their turn, up to eight million characters, or one alone that is longer', async () => {
		const rows = Array.from({ length: 300 }, (_, key) => ({ ...row, key }));
		const play = async (bodySize: number, rowsOf = rows, store = new SimulatedStore()) => {
			const [end] = (
				await playRuns([{ ...run, rows: rowsOf, bodySize, maxConcurrency: 10, latency: 20 }], store)
			).ends;
			return { ahead: end?.ahead ?? 0, time: end?.time ?? 0, calls: store.calls.length, store };
		};
		const small = await play(10);
		expect(small.ahead).toBeGreaterThan(20);
		const large = await play(1_000_000);
		expect(large.ahead).toBe(9);
		expect(large.time).toBeLessThan(1.1 * small.time);
		expect((await play(9_000_000)).ahead).toBe(2);

		// Those that were created before hold nothing.
		const more = await play(1_000_000, [...rows, { ...row, key: 300 }], large.store);
		expect(more.calls - large.calls).toBeLessThan(60);
	});

	it('that meet a defect of the node are told apart, and the others are created', async () => {
		const rows = [row, { ...row, key: 1, isDefective: true }, { ...row, key: 2 }];
		const { ends } = await playRuns([{ ...run, rows }]);
		expect(ends[0]?.outcomes).toMatchObject([
			{ outcome: 'created' },
			{ outcome: 'unknown', error: expect.stringContaining('lost track of this item') },
			{ outcome: 'created' },
		]);
	});

	it('that were sent without keys are known though no key can be read now', async () => {
		const rows = [{ ...row, isWithoutKey: true }];
		const { ends } = await playRuns([{ ...run, rows, isRetried: true, isKeyedLater: true }]);
		expect(ends[1]?.outcomes).toEqual([attempts.created]);
	});

	it.each([true, false])(
		'of which none is left to ask about leave the store alone (Stop mode: %j)',
		async (stopsAtFailure) => {
			const { store } = await playRuns([{ ...run, rows: [], stopsAtFailure }]);
			expect(store.calls).toEqual([]);
		},
	);
});

describe('rows with equal keys', () => {
	const play = async (...runs: Array<Partial<PlayedRun>>) => {
		const { ends, created, store } = await playRuns(runs.map((part) => ({ ...run, ...part })));
		const outcomes = ends.at(-1)?.outcomes ?? [];
		return { outcomes, created: [...created.entries()], entries: store.entries.sort() };
	};

	it('that are the same are created once, and the others are told so', async () => {
		const rows = [row, row, { ...row, key: 1 }, row];
		const { outcomes, created, entries } = await play({ rows });
		const twice = { outcome: 'skipped', because: 'given twice' };
		expect(outcomes).toMatchObject([{ outcome: 'created' }, twice, { outcome: 'created' }, twice]);
		expect(created).toEqual([
			['0/0', 1],
			['1/0', 1],
		]);
		expect(entries).toEqual(['created:0', 'created:1', 'sent:0', 'sent:1']);
	});

	it('that are the same end as the first of them does, whatever that is', async () => {
		const { outcomes } = await play({ rows: [refused, refused] });
		expect(outcomes).toEqual([attempts.rejected, attempts.rejected]);
		expect((await play({ rows: [lost, lost] })).outcomes).toEqual([
			...[attempts.unknown, attempts.unknown],
		]);
		const throttled: PlayedRow = { ...row, fate: 'throttled' };
		expect((await play({ rows: [throttled, throttled] })).outcomes).toMatchObject([
			...[{ outcome: 'unsent' }, { outcome: 'unsent' }],
		]);
		const before = { outcome: 'skipped', because: 'created before' };
		expect((await play({ rows: [row] }, { rows: [row, row] })).outcomes).toEqual([before, before]);
	});

	it('and other data are mistakes but for the first, which is named', async () => {
		const { outcomes } = await play({ rows: [{ ...row, key: 1 }, row, { ...row, data: 1 }] });
		expect(outcomes).toMatchObject([
			...[{ outcome: 'created' }, { outcome: 'created' }],
			{
				outcome: 'rejected',
				error:
					'Item 1 has the import key "0" as well, but other data. Only one item of a key is created.',
				next: 'Give each item an import key of its own.',
			},
		]);
	});

	it('are not sent when the execution is tried again after one of them was', async () => {
		const rows = [row, { ...refused, key: 1 }, { ...row, data: 1 }];
		const { outcomes, created, entries } = await play({ rows, isRetried: true });
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'rejected', 'rejected']);
		expect(created).toEqual([['0/0', 1]]);
		expect(entries).toEqual(['created:0', 'sent:0']);
	});
});

describe('a row that is not sent because of its key', () => {
	it('and may have been created says where to look', async () => {
		const { ends } = await playRuns([
			{ ...run, rows: [lost] },
			{ ...run, rows: [row] },
		]);
		expect(ends[1]?.outcomes).toMatchObject([
			{
				outcome: 'unknown',
				error: expect.stringMatching(/with the import key "0" .* may or may not have been created/),
				next: expect.stringMatching(/^Look in Tracy/),
				stopsPool: false,
			},
		]);
	});

	it('and has a mistake in it now is none, as it was created before', async () => {
		const mistaken = [1, 2, 0].map((key) => ({ ...row, key, isMistaken: true }));
		for (const stopsAtFailure of [true, false]) {
			const { ends } = await playRuns([
				{ ...run, rows: [row] },
				{ ...run, rows: mistaken, stopsAtFailure },
			]);
			expect(ends[1]?.outcomes).toMatchObject([
				...[{ outcome: 'rejected' }, { outcome: 'rejected' }],
				{ outcome: 'skipped', because: 'created before' },
			]);
		}
	});

	it.each([true, false])(
		'for want of one that can be read is the mistake that it is (Stop mode: %j)',
		async (stopsAtFailure) => {
			const rows = [
				{ ...row, isWithoutKey: true },
				{ ...row, isMistaken: true },
			];
			const { ends, store } = await playRuns([{ ...run, rows, stopsAtFailure }]);
			expect(ends[0]?.outcomes).toEqual([attempts.rejected, attempts.rejected]);
			expect(store.entries).toEqual([]);
		},
	);

	it('is asked about alone where the others have no mistake and are not sent because of it', async () => {
		const rows = [0, 1, 2, 3].map((key) => ({ ...row, key, isMistaken: key === 2 }));
		const { ends, store } = await playRuns([{ ...run, rows, stopsAtFailure: true }]);
		expect(ends[0]?.outcomes).toMatchObject([
			...[{ outcome: 'unsent' }, { outcome: 'unsent' }, { outcome: 'rejected' }],
			{ outcome: 'unsent' },
		]);
		expect(store.calls.filter(({ call }) => call === 'add')).toEqual([
			{ call: 'add', size: 2 },
			{ call: 'add', size: 1 },
		]);
	});

	it('is asked about with a hundred others at once, and no more', async () => {
		const rows = Array.from({ length: 250 }, (_, key) => ({ ...row, key, isMistaken: true }));
		const { store } = await playRuns([{ ...run, rows, stopsAtFailure: true }]);
		expect(Math.max(...store.calls.map(({ size }) => size))).toBe(100);
	});
});

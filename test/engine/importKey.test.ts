import type {
	DeduplicationItemTypes,
	IDataDeduplicator,
	IDataObject,
	IDeduplicationOutput,
	INodeParameters,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { byColumns, byId } from './harness/parameters';
import { useTracy } from './harness/useTracy';

/** A store that behaves as n8n's does, and can be told to fail or to be slow. */
class Store implements IDataDeduplicator {
	entries: DeduplicationItemTypes[] = [];

	calls: string[] = [];

	private open = 0;

	mostOpen = 0;

	failures: Array<(call: string) => boolean> = [];

	/** How long a call takes, in ms. */
	latency = 0;

	async checkProcessedAndRecord(items: DeduplicationItemTypes[]): Promise<IDeduplicationOutput> {
		return await this.call(`add ${items.join(' ')}`, () => {
			const fresh = items.filter((item) => !this.entries.includes(item));
			this.entries.push(...fresh);
			return { new: fresh, processed: items.filter((item) => !fresh.includes(item)) };
		});
	}

	async removeProcessed(items: DeduplicationItemTypes[]): Promise<void> {
		await this.call(`remove ${items.join(' ')}`, () => {
			this.entries = this.entries.filter((entry) => !items.includes(entry));
		});
	}

	async clearAllProcessedItems(): Promise<void> {
		this.entries = [];
	}

	async getProcessedDataCount(): Promise<number> {
		return this.entries.length;
	}

	private async call<Result>(call: string, run: () => Result): Promise<Result> {
		this.calls.push(call);
		this.open += 1;
		this.mostOpen = Math.max(this.mostOpen, this.open);
		await sleep(this.latency);
		this.open -= 1;
		if (this.failures.some((fails) => fails(call))) throw new Error('The database is locked');
		return run();
	}
}

const tracy = useTracy();
const store = new Store();
beforeAll(async () => await tracy.engine.storeDeduplicationIn(store));
beforeEach(() => Object.assign(store, new Store()));

const rows = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ title: `row-${index}.`, id: index }));

const byKey = (options: INodeParameters = {}, dataset = '3'): INodeParameters => ({
	dataset,
	specifyDatums: 'fields',
	datums: {
		datum: [
			{
				property: dataset === '3' ? '301' : '201',
				valueType: 'stringValue',
				value: '={{ $json.title }}',
			},
		],
	},
	options: { importKey: '={{ $json.id }}', ...options },
});

const importRows = async (count: number, options: INodeParameters = {}, dataset = '3') =>
	await tracy.run({
		items: rows(count),
		parameters: byKey(options, dataset),
		onError: 'continueRegularOutput',
	});

const outcomes = (json: IDataObject[]): unknown[] =>
	json.map(({ outcome, details }) => {
		const failed = typeof details === 'object' && details !== null && 'outcome' in details;
		return failed ? details.outcome : outcome;
	});

const created = async () => (await tracy.sandbox.statistics()).created;

test('an import that runs twice creates each row once, and the second time skips all', async () => {
	const first = await importRows(25);
	const second = await importRows(25);

	expect(new Set(outcomes(first.json))).toEqual(new Set(['created']));
	expect(new Set(outcomes(second.json))).toEqual(new Set(['skipped']));
	expect(second.json[3]).toMatchObject({ id: null, outcome: 'skipped', values: {} });
	expect(second.hints.map(({ message }) => message)).toEqual([
		expect.stringMatching(/^25 items skipped/),
	]);
	expect(await created()).toBe(25);
});

test('a duplicate that is imported twice is made once', async () => {
	await tracy.run({ items: rows(1), parameters: { ...byKey(), options: {} } });
	const parameters = {
		operation: 'duplicate',
		record: byId('1'),
		options: { importKey: '={{ $json.id }}' },
	};

	const first = await tracy.run({ items: rows(3), parameters });
	const second = await tracy.run({ items: rows(4), parameters });

	expect(outcomes(first.json)).toEqual(['created', 'created', 'created']);
	expect(outcomes(second.json)).toEqual(['skipped', 'skipped', 'skipped', 'created']);
	expect(await created()).toBe(5);
});

test('a row is claimed before it is sent and noted as created afterwards, one call at a time', async () => {
	await importRows(1);
	expect(store.calls.map((call) => call.replace(/:.*/, ''))).toEqual([
		'add running doubts',
		'add sent',
		'add created',
		'remove doubts running',
	]);
	await importRows(40, { maxConcurrency: 8 });
	expect(store.mostOpen).toBe(1);
});

test('a run does not end before all its rows are noted', async () => {
	store.latency = 20;
	await importRows(3, { maxConcurrency: 3 });
	expect(store.entries.filter((entry) => String(entry).startsWith('created:'))).toHaveLength(3);
});

test('a row of unknown outcome stays unknown in later runs and is not sent again', async () => {
	await tracy.sandbox.setFaults({ contains: 'row-1.', fault: 'reset-after-create' });
	const first = await importRows(3);
	await tracy.sandbox.setFaults();
	const again = await importRows(4);

	expect(outcomes(first.json)).toEqual(['created', 'unknown', 'created']);
	for (const run of [first, again]) {
		expect(run.json[1]?.details).toMatchObject({
			next: expect.stringMatching(/^Look in Tracy .* give the item another import key/),
		});
	}

	expect(outcomes(again.json)).toEqual(['skipped', 'unknown', 'skipped', 'created']);
	expect(again.json[1]?.error).toContain('import key "1"');
	expect(await created()).toBe(4);
});

test('more rows in doubt than ten do not stop the import', async () => {
	await tracy.sandbox.setFaults({ every: true, fault: 'status', status: 500 });
	await importRows(9);
	await importRows(18);
	await tracy.sandbox.setFaults();
	const again = await importRows(30);

	expect(outcomes(again.json)).toEqual([
		...Array.from({ length: 18 }, () => 'unknown'),
		...Array.from({ length: 12 }, () => 'created'),
	]);
});

test('a row that was refused or not sent may be sent again', async () => {
	await tracy.sandbox.setFaults({ contains: 'row-1.', fault: 'status', status: 422 });
	expect(outcomes((await importRows(2)).json)).toEqual(['created', 'rejected']);
	await tracy.sandbox.setFaults();
	expect(outcomes((await importRows(2)).json)).toEqual(['skipped', 'created']);
	expect(await created()).toBe(2);
});

test.each([
	['one of them was refused', 'stopWorkflow', { fault: 'status', status: 422 }],
	[
		'On Error was changed after all of them were sent',
		'continueRegularOutput',
		{ fault: 'delay', ms: 1 },
	],
] as const)(
	'rows that the first try sent without a key are known by those that its retry gives them: %s',
	async (_, onError, fault) => {
		await tracy.sandbox.setFaults(
			{ fault: 'reset-after-create', contains: 'row-1.' },
			{ ...fault, contains: 'row-2.', times: 1 },
		);
		const plan = tracy.plan({
			items: rows(3),
			parameters: byKey({ importKey: '', maxConcurrency: 1 }),
		});
		const failed = await tracy.engine.run(plan);
		await tracy.engine.retry(failed, {
			...plan,
			onError,
			parameters: byKey({ maxConcurrency: 1 }),
		});
		const later = await importRows(3);

		expect(outcomes(later.json)).toEqual(['skipped', 'unknown', 'skipped']);
		expect(await created()).toBe(3);
	},
);

test('another dataset is another import', async () => {
	await importRows(2);
	expect(outcomes((await importRows(2, {}, '2')).json)).toEqual(['created', 'created']);
});

test('another workspace is another import', async () => {
	await importRows(2);
	const run = await tracy.run({
		items: rows(2),
		parameters: byKey(),
		credential: { baseUrl: tracy.sandbox.url.replace('127.0.0.1', 'localhost') },
	});
	expect(outcomes(run.json)).toEqual(['created', 'created']);
});

describe('Items with equal keys in one execution', () => {
	const same = { title: 'a', id: 7 };
	const twice = [same, { title: 'b', id: 8 }, same];
	const different = [same, { title: 'b', id: 8 }, { title: 'c', id: 7 }];

	test('the same item twice is created once, and a hint says so', async () => {
		const run = await tracy.run({ items: twice, parameters: byKey() });
		expect(outcomes(run.json)).toEqual(['created', 'created', 'skipped']);
		expect(run.hints.map(({ message }) => message)).toEqual([
			'1 item skipped, because it was given twice.',
		]);
	});

	test('the same item twice shares the end of the first', async () => {
		await tracy.sandbox.setFaults({ contains: '"a"', fault: 'reset-after-create' });
		const run = await tracy.run({
			items: twice,
			parameters: byKey(),
			onError: 'continueRegularOutput',
		});
		expect(outcomes(run.json)).toEqual(['unknown', 'created', 'unknown']);
		expect(await created()).toBe(2);
	});

	test('different items end the run before anything is sent, and the error names both', async () => {
		const run = await tracy.run({ items: different, parameters: byKey() });
		expect(run.error?.message).toMatch(/^Item 0 has the import key "7" as well.*\[item 2\]$/);
		expect((await tracy.sandbox.statistics()).requests).toBe(0);
	});

	test('of different items the first is sent and the later one rejected, in this run and the next', async () => {
		const plan = {
			items: different,
			parameters: byKey(),
			onError: 'continueRegularOutput',
		} as const;
		const run = await tracy.run(plan);
		expect(outcomes(run.json)).toEqual(['created', 'created', 'rejected']);
		expect(run.json[2]?.error).toContain('Item 0 has the import key');
		expect(outcomes((await tracy.run(plan)).json)).toEqual(['skipped', 'skipped', 'rejected']);
	});
});

describe('What is said of an item is true of it over all runs', () => {
	const failing = { title: '={{ $json.bad ? $("Nowhere").item : $json.title }}' };
	const parameters = (title = '={{ $json.title }}'): INodeParameters => ({
		...byKey(),
		datums: { datum: [{ property: '301', valueType: 'stringValue', value: title }] },
	});

	test.each([
		['can not be mapped', { title: { a: 1 }, id: 0 }, undefined],
		['can not be read', { bad: true, title: 'x', id: 0 }, failing.title],
	])('an item that %s today is skipped if it was created before', async (_, bad, title) => {
		await importRows(1);
		const items = [bad, { ...bad, id: 'new' }, { title: 'good', id: 'good' }];
		const run = await tracy.run({
			items,
			parameters: parameters(title),
			onError: 'continueRegularOutput',
		});
		expect(outcomes(run.json)).toEqual(['skipped', 'rejected', 'created']);
	});

	test('an item whose JSON names the dataset is known by it, although the rest is a mistake', async () => {
		const body = `={{ JSON.stringify({
			dataset: { id: 3 },
			datums: [{ property: { id: 301 }, stringValue: $json.title }],
		}) }}`;
		const run = async (title: string | number) =>
			await tracy.run({
				items: [{ title, id: 1 }],
				parameters: { specifyDatums: 'json', body, options: { importKey: '={{ $json.id }}' } },
				onError: 'continueRegularOutput',
			});
		expect(outcomes((await run('good')).json)).toEqual(['created']);
		expect(outcomes((await run(7)).json)).toEqual(['skipped']);
	});

	test.each([
		['can not be mapped', { due: 'x', zone: '' }],
		['can not be read', { due: '2026-03-02', zone: 'Nowhere' }],
	])(
		"an item that %s is known by the dataset of 'Dataset Definition', as its columns were",
		async (_, bad) => {
			const property = { id: 204, name: 'Date', propertyType: { id: 'dateTime' } };
			const datasetDefinition = JSON.stringify({ id: 2, properties: [property] });
			const run = async (json: IDataObject) =>
				await tracy.run({
					items: [{ ...json, id: 1 }],
					parameters: byColumns(
						{ 204: '={{ $json.due }}' },
						{
							dataset: '={{ $json.dataset }}',
							state: '={{ $json.zone ? $("Nowhere").item : "" }}',
							options: { datasetDefinition, importKey: '={{ $json.id }}' },
						},
					),
					onError: 'continueRegularOutput',
				});
			expect(outcomes((await run({ due: '2026-03-02' })).json)).toEqual(['created']);
			expect(outcomes((await run(bad)).json)).toEqual(['skipped']);
		},
	);

	test.each([
		['is no JSON, for a quote in a text', { title: 'a "good" one' }],
		['stands beside a parameter that can not be read', { title: 'good', zone: 'Nowhere' }],
	])('an item whose body names the dataset and %s is known by it', async (_, changed) => {
		const run = async (json: IDataObject) =>
			await tracy.run({
				items: [{ ...json, id: 1 }],
				parameters: {
					specifyDatums: 'json',
					body: '={"dataset":{"id":3},"datums":[{"property":{"id":301},"stringValue":"{{ $json.title }}"}]}',
					state: byId('={{ $json.zone ? $("Nowhere").item : "" }}'),
					options: { importKey: '={{ $json.id }}' },
				},
				onError: 'continueRegularOutput',
			});
		expect(outcomes((await run({ title: 'good' })).json)).toEqual(['created']);
		expect(outcomes((await run(changed)).json)).toEqual(['skipped']);
	});

	test('in Stop mode too, and then it is no mistake', async () => {
		await importRows(1);
		const items = [
			{ title: { a: 1 }, id: 0 },
			{ title: 'good', id: 'good' },
		];
		const run = await tracy.run({ items, parameters: byKey() });
		expect(outcomes(run.json)).toEqual(['skipped', 'created']);
	});

	test('of items that a stopped run never came to it is not said that they were not created', async () => {
		await importRows(30);
		await tracy.sandbox.setFaults({ every: true, fault: 'status', status: 401 });
		const items = [{ title: 'new', id: 'new' }, ...rows(30)];
		const run = await tracy.run({
			items,
			parameters: byKey({ maxConcurrency: 1 }),
			onError: 'continueRegularOutput',
		});
		expect(run.json[0]).toMatchObject({ details: { outcome: 'rejected' } });
		const unsent = run.json.filter((json) => outcomes([json])[0] === 'unsent');
		expect(unsent.length).toBeGreaterThan(0);
		for (const json of unsent) {
			expect(JSON.stringify(json)).not.toContain('was not created');
			expect(json.details).toMatchObject({
				next: expect.stringContaining('unless it was created before'),
			});
		}
		expect(run.hints.map(({ message }) => message).join()).not.toContain('not created.');
	});
});

test.each([{ id: '' }, { id: null }, {}, { id: true }, { id: { a: 1 } }, { id: 2 ** 60 }])(
	'the key of %j is refused, and nothing is sent for it',
	async (item) => {
		const run = await tracy.run({
			items: [item, { title: 'good', id: 'good' }],
			parameters: byKey(),
			onError: 'continueRegularOutput',
		});
		expect(outcomes(run.json)).toEqual(['rejected', 'created']);
		expect(run.json[0]?.error).toMatch(/^'Import Key' /);
	},
);

describe('Blanks are no part of an import key', () => {
	const blanks = [
		'',
		' ',
		'\t',
		'\n',
		'\u00a0',
		'\u2003',
		'\u3000',
		'\u200b',
		'\ufeff',
		'\u00ad',
		'\u200e',
	];
	const keyed = (importKey: string, items: IDataObject[]) =>
		tracy.run({
			items,
			parameters: byKey({ importKey }),
			onError: 'continueRegularOutput',
		});

	test.each(blanks)(
		'%j around a key makes no other one, in a row or in the parameter',
		async (blank) => {
			await importRows(2);
			const items = rows(2).map((row) => ({ ...row, id: `${blank}${String(row.id)}${blank}` }));

			expect(outcomes((await keyed('={{ $json.id }}', items)).json)).toEqual([
				'skipped',
				'skipped',
			]);
			const spaced = await keyed(`=${blank}{{ $json.id }}${blank}`, rows(2));
			expect(outcomes(spaced.json)).toEqual(['skipped', 'skipped']);
			expect(await created()).toBe(2);
		},
	);

	test.each(blanks)('%j alone is no key, so that no row passes for another', async (blank) => {
		const items = [{ title: 'a' }, { title: 'b', id: null }, { title: 'c', id: blank }];

		const run = await keyed(`={{ $json.id }}${blank}`, items);

		expect(outcomes(run.json)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(run.json[0]?.error).toBe("'Import Key' is empty.");
		expect(await created()).toBe(0);
	});
});

test('a store that fails once is asked again', async () => {
	let calls = 0;
	store.failures = [() => (calls += 1) === 1];
	expect(outcomes((await importRows(3)).json)).toEqual(['created', 'created', 'created']);
});

test('without an import key the store is never asked', async () => {
	await importRows(2, { importKey: '' });
	expect(store.calls).toEqual([]);
	expect(await created()).toBe(2);
});

test('no key and no value of a row stands in the store as it is', async () => {
	await tracy.run({ items: [{ title: 'secret', id: 'secret' }], parameters: byKey() });
	expect(store.entries.join(' ')).not.toContain('secret');
});

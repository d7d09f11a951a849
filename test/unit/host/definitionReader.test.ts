import { readDataset, type DatasetAnswer } from '../../../nodes/Tracy/contract/readDataset';
import { definitionReader, givenDefinition } from '../../../nodes/Tracy/host/definitionReader';
import type { Draft } from '../../../nodes/Tracy/mapping/Draft';
import { failed, type Finding } from '../../../nodes/Tracy/outcome/Outcome';
import { contextWith, parametersOf } from './contextWith';

const films = { id: 1, name: 'Films', properties: [{ id: 13, name: 'Title' }] };
const people = { ...films, id: 2, name: 'People' };

const found = (json: typeof films): Finding<DatasetAnswer> => {
	const answer = readDataset(json);
	if (!answer) throw new TypeError('It is no dataset.');
	return { outcome: 'found', answer };
};

interface Scene {
	/** What 'Dataset Definition' holds. */
	pasted?: unknown;
	/** What Tracy answers. */
	answer?: Finding<DatasetAnswer>;
	signal?: AbortSignal;
	maxRetryWait?: number;
}

/** A reader of datasets, and what it has asked Tracy for. */
function readerIn({ answer = found(films), signal, maxRetryWait = 0, ...how }: Scene = {}) {
	const asked: Array<[id: number, otherwise: string | undefined]> = [];
	const context = contextWith({
		...parametersOf('pasted' in how ? { 'options.datasetDefinition': how.pasted } : {}),
		getExecutionCancelSignal: () => signal,
	});
	const client = {
		getDataset: async (id: number, otherwise?: string) => {
			asked.push([id, otherwise]);
			return answer;
		},
	};
	return { ...definitionReader(context, client, maxRetryWait), asked };
}

const draftWith = (content: Draft['content'], part: Partial<Draft> = {}): Draft => ({
	...{ dataset: '1', state: '', timezone: 'utc', content },
	...part,
});
const byColumn = draftWith({
	...{ specify: 'columns', mappingMode: 'autoMapInputData', values: null },
	...{ input: {}, unmatchedFields: 'ignore' },
});
const byField = (valueType: string) =>
	draftWith({ specify: 'fields', datums: [{ property: '13', valueType, value: 'a' }] });
const byName = byField('propertyType');

describe('The dataset of a draft', () => {
	it('is not read where no name is used in it', async () => {
		const { needed, asked } = readerIn();
		expect(await needed(byField('stringValue'))).toEqual({ ok: true, value: null });
		expect(asked).toEqual([]);
	});

	it('is not read where the draft names none', async () => {
		const { needed, asked } = readerIn();
		expect(await needed({ ...byName, dataset: '' })).toEqual({ ok: true, value: null });
		expect(asked).toEqual([]);
	});

	it('is read once, whoever needs it', async () => {
		const { needed, read, asked } = readerIn();
		const both = await Promise.all([needed(byName), needed(byColumn)]);
		expect(both).toMatchObject([{ value: { id: 1, name: 'Films' } }, { value: { id: 1 } }]);
		expect(await read(1)).toEqual(both[0]);
		expect(asked).toHaveLength(1);
		await read(2);
		expect(asked).toHaveLength(2);
	});

	it('is known from then on, and no other', async () => {
		const { read, known } = readerIn();
		expect(known(1)).toBeNull();
		await read(1);
		expect(known(1)).toMatchObject({ id: 1, name: 'Films' });
		expect(known(2)).toBeNull();
		expect(known(undefined)).toBeNull();
	});

	it.each<[string, Draft, string | undefined]>([
		[
			'by column',
			byColumn,
			"Choose 'Property by Property' and the 'Value Type' of each value, paste the dataset into the option 'Dataset Definition', or use an API key that may read it.",
		],
		[
			'by field',
			byName,
			"Choose the 'Value Type' of each value, and use IDs instead of names ('By ID'); or use an API key that may read the dataset.",
		],
		['as JSON', draftWith({ specify: 'json', body: '{}' }, { state: 'New' }), undefined],
	])('given %s: what to do without reading', async (_way, draft, otherwise) => {
		const { needed, asked } = readerIn();
		await needed(draft);
		expect(asked).toEqual([[1, otherwise]]);
	});
});

describe('A dataset that Tracy does not show', () => {
	const said = { reason: 'No clear answer came.', next: 'Try again.' };
	const givenUp = failed('unknown', said);

	it('leaves the items as refused as it was, and is not asked for again', async () => {
		const rejected = failed('rejected', said);
		const { read, known, asked } = readerIn({ answer: rejected });
		expect(await read(1)).toEqual({ ok: false, mistake: rejected });
		expect(await read(1)).toEqual({ ok: false, mistake: rejected });
		expect(asked).toHaveLength(1);
		expect(known(1)).toBeNull();
	});

	it('leaves the item unsent, however unclear the end of the question', async () => {
		const { read } = readerIn({ answer: givenUp });
		expect(await read(1)).toEqual({ ok: false, mistake: failed('unsent', said) });
	});

	it('is not waited for after the end of the execution, nor longer than is allowed', async () => {
		const postponed = { outcome: 'postponed', because: 'throttled', givenUp } as const;
		const signal = AbortSignal.abort();
		const ended = readerIn({ answer: { ...postponed, retryAfter: null }, signal });
		expect(await ended.read(1)).toEqual({ ok: false, mistake: failed('unsent', said) });
		expect(ended.asked).toHaveLength(1);

		const long = { ...postponed, retryAfter: '120' };
		const { read, asked } = readerIn({ answer: long, maxRetryWait: 119_000 });
		expect(await read(1)).toMatchObject({ ok: false, mistake: { outcome: 'unsent' } });
		expect(asked).toHaveLength(1);
	});
});

describe("'Dataset Definition'", () => {
	const pasteIt =
		'Paste what Tracy answers to GET /v1/datasets/{id}?fields=states,properties.propertyType,properties.options, or empty it.';

	it('is taken instead of asking', async () => {
		const { needed, read, known, asked } = readerIn({ pasted: JSON.stringify(films) });
		expect(await needed(byColumn)).toMatchObject({ ok: true, value: { id: 1, name: 'Films' } });
		expect(await needed(byName)).toMatchObject({ ok: true, value: { id: 1 } });
		expect(await read(1)).toMatchObject({ ok: true, value: { id: 1 } });
		expect(known(1)).toMatchObject({ id: 1 });
		expect(asked).toEqual([]);
	});

	it('is known, and what it is, where nothing has needed it', () => {
		const { known, pasted, asked } = readerIn({ pasted: JSON.stringify(films) });
		expect(known(1)).toMatchObject({ id: 1, name: 'Films' });
		expect(known(2)).toBeNull();
		expect(pasted()).toBe(known(1));
		expect(asked).toEqual([]);
	});

	it.each(['', '{}'])('that holds none makes nothing known: %j', (holds) => {
		const { known, pasted } = readerIn({ pasted: holds });
		expect(known(1)).toBeNull();
		expect(pasted()).toBeNull();
	});

	it('of another dataset is none for names, and is for columns what their IDs are held against', async () => {
		const { needed, asked } = readerIn({ pasted: people });
		expect(await needed(byColumn)).toMatchObject({ ok: true, value: { id: 2 } });
		expect(asked).toEqual([]);
		expect(await needed(byName)).toMatchObject({ ok: true, value: { id: 1 } });
		expect(asked).toHaveLength(1);
	});

	it('that can not be read is a mistake of every item that needs a dataset', async () => {
		const { needed, read, asked } = readerIn({ pasted: '{}' });
		const reason = "'Dataset Definition' holds no dataset with an ID.";
		const mistake = failed('rejected', { reason, next: pasteIt });
		for (const result of [needed(byColumn), needed(byName), read(1)]) {
			expect(await result).toEqual({ ok: false, mistake });
		}
		expect(asked).toEqual([]);
	});

	it.each([
		[new Error('$json.dataset is missing'), '$json.dataset is missing'],
		['no', 'no'],
	])('of which the expression fails says so: %p', async (error, why) => {
		const context = contextWith({
			getNodeParameter: () => {
				throw error;
			},
		});
		const client = { getDataset: async () => found(films) };
		const result = await definitionReader(context, client, 0).read(1);
		const reason = `The expression of 'Dataset Definition' failed: ${why}`;
		expect(result).toEqual({ ok: false, mistake: failed('rejected', { reason, next: pasteIt }) });
	});

	it.each([undefined, null, '', ' \n'])('may be empty: %j', (nothing) => {
		expect(givenDefinition(nothing)).toEqual({ ok: true, value: null });
	});

	it.each([films, [films], JSON.stringify(films), JSON.stringify([films])])(
		'is one dataset, alone or as n8n copies it: %j',
		(pasted) => {
			expect(givenDefinition(pasted)).toMatchObject({ ok: true, value: { id: 1, name: 'Films' } });
		},
	);

	it.each<[unknown, string]>([
		[
			'{"id":',
			"'Dataset Definition' is not JSON: line 1, column 7: the text ends where a value should stand.",
		],
		[[films, people], "'Dataset Definition' holds no dataset with an ID."],
		[[], "'Dataset Definition' holds no dataset with an ID."],
		[{ name: 'Films' }, "'Dataset Definition' holds no dataset with an ID."],
		['5', "'Dataset Definition' holds no dataset with an ID."],
		[{ id: 1 }, "'Dataset Definition' holds no list of properties."],
	])('may not be %j', (pasted, reason) => {
		expect(givenDefinition(pasted)).toEqual({
			ok: false,
			mistake: { reason, next: pasteIt, property: null },
		});
	});
});

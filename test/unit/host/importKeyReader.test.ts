import type { IExecuteFunctions } from 'n8n-workflow';
import {
	datasetOf,
	enteredFor,
	hasImportKeys,
	importKeyReader,
	keyWithoutBody,
	n8nKeyStore,
} from '../../../nodes/Tracy/host/importKeyReader';
import type { Draft } from '../../../nodes/Tracy/mapping/Draft';
import { expectLinear } from '../expectLinear';
import { contextWith, nodeWith, parametersBy, parametersOf, standIn } from './contextWith';

const baseUrl = 'https://tracy.example';

/** What reads the keys of a node with a credential. */
function readerOf(credentialId: string | null = '9', base = baseUrl) {
	const credentials = { tracyApi: { id: credentialId, name: 'Tracy' } };
	return importKeyReader({ getNode: () => nodeWith({ credentials }) }, { baseUrl: base });
}

const read = readerOf();
const entryOf = (value: unknown, dataset: number | null = 2, reader = read): unknown => {
	const key = reader(value, dataset ?? undefined);
	return key.ok ? key.value?.entry : undefined;
};

describe('An import key', () => {
	it('is stored as a hash of it with the workspace, the credential and the dataset', () => {
		// SHA-256 of ["https://tracy.example","9",2,"row-1"]
		expect(read('row-1', 2)).toEqual({
			ok: true,
			value: { entry: 'mFKV4m_oXP8q2Bagz1TMS2Ab18h_3x7L-SxS8zlUR_c', shown: '"row-1"' },
		});
	});

	it('is another in another workspace, with another credential or dataset', () => {
		const entries = [
			entryOf('row-1'),
			entryOf('row-2'),
			entryOf('row-1', 3),
			entryOf('row-1', null),
			entryOf('row-1', 2, readerOf('9', 'https://other.example')),
			entryOf('row-1', 2, readerOf('8')),
			entryOf('row-1', 2, readerOf(null)),
		];
		expect(new Set(entries).size).toBe(entries.length);
		expect(entries).not.toContain(undefined);
	});

	it('needs no credential that is stored', () => {
		for (const credentials of [undefined, {}]) {
			const reader = importKeyReader({ getNode: () => nodeWith({ credentials }) }, { baseUrl });
			expect(entryOf('row-1', 2, reader)).toBe(entryOf('row-1', 2, readerOf(null)));
		}
	});

	it('is none where keys are not used', () => {
		expect(read(undefined, 2)).toEqual({ ok: true, value: undefined });
	});

	it.each([
		['a text without the blanks around it', ' row-1\u00a0', 'row-1'],
		['a number as its text', 5, '5'],
		['a BigInt as its text', 9007199254740993n, '9007199254740993'],
		['a date as its text', new Date(0), '1970-01-01T00:00:00.000Z'],
		['a word in which a placeholder stands', 'nullable', 'nullable'],
		['a word in which another stands', 'trueness', 'trueness'],
		['a word that ends with one', 'untrue', 'untrue'],
	])('is %s', (_what, value, text) => {
		expect(read(value, 2)).toEqual(read(text, 2));
		expect(read(value, 2).ok).toBe(true);
	});

	const next = 'Take a field that tells each item from all others, such as the ID of a row.';
	it.each<[unknown, string, string]>([
		['', "'Import Key' is empty.", next],
		[null, "'Import Key' is empty.", next],
		[true, "'Import Key' true is no key.", next],
		['FALSE', '\'Import Key\' "FALSE" is no key.', next],
		['Invalid Date', '\'Import Key\' "Invalid Date" is no key.', next],
		[{ id: 1 }, '\'Import Key\' {"id":1} is no key.', next],
		[NaN, "'Import Key' NaN is no key.", next],
		[
			2 ** 53,
			"'Import Key' 9007199254740992 is beyond 9007199254740991, so digits were already lost upstream.",
			'Pass it as text, as early in the workflow as it is read.',
		],
		[
			'n/a',
			'\'Import Key\' "n/a" is no key: it only says that there is no value.',
			'Leave it out in the expression: {{ $json.value === "n/a" ? null : $json.value }}.',
		],
		[
			'4.00638E+12',
			'\'Import Key\' "4.00638E+12" is no key: written with an exponent, it may have lost digits.',
			'Pass it as text, as early in the workflow as it is read.',
		],
	])('is not %p', (value, reason, whatToDo) => {
		expect(read(value, 2)).toMatchObject({
			ok: false,
			mistake: { reason, next: whatToDo, property: null },
		});
	});
});

it('a node has import keys where the field holds anything, an expression that yields nothing too', () => {
	const contextOf = (importKey: string) =>
		contextWith(
			parametersBy((name, _itemIndex, fallback, how) =>
				name === 'options.importKey' && how?.rawExpressions ? importKey : fallback,
			),
		);
	expect(hasImportKeys(contextOf('={{ $json.id }}'))).toBe(true);
	expect(hasImportKeys(contextOf(''))).toBe(false);
	expect(hasImportKeys(contextWith(parametersOf({})))).toBe(false);
});

describe('Of an item of which another parameter can not be read', () => {
	/** What is entered for item 4; n8n takes the ID out of a locator only where it is asked to. */
	const enteredIn = (parameters: object, pasted?: number) => {
		const { getNodeParameter } = parametersOf(parameters);
		const reading = parametersBy((name, itemIndex, fallback, how) => {
			if (itemIndex !== 4 || !how?.extractValue) throw new TypeError('It is a locator.');
			return getNodeParameter(name, itemIndex, fallback);
		});
		return enteredFor(contextWith(reading), 4, pasted);
	};

	it('key and dataset are read alone', () => {
		const parameters = { dataset: '3', 'options.importKey': 'row-1', specifyDatums: 'json' };
		expect(enteredIn(parameters)).toEqual({ importKey: 'row-1', dataset: '3' });
		expect(enteredIn({ body: '{}' })).toEqual({ importKey: '', dataset: '' });
	});

	it('the dataset is looked for in its JSON, where it has some', () => {
		const body = '{"dataset":{"id":5}}';
		expect(enteredIn({ specifyDatums: 'json', body })).toMatchObject({ dataset: 5 });
		expect(enteredIn({ specifyDatums: 'fields', body })).toMatchObject({ dataset: '' });
	});

	it("the dataset is that of 'Dataset Definition', where columns name none", () => {
		const columns = { specifyDatums: 'columns' };
		expect(enteredIn({ ...columns, dataset: ' ' }, 5)).toMatchObject({ dataset: 5 });
		expect(enteredIn({ ...columns, dataset: '3' }, 5)).toMatchObject({ dataset: '3' });
		expect(enteredIn({ specifyDatums: 'fields' }, 5)).toMatchObject({ dataset: '' });
	});

	it('the JSON is not read where they are known without it', () => {
		const parameters = {
			...{ dataset: '3', specifyDatums: 'json', 'options.importKey': 'row-1' },
			get body() {
				throw new TypeError('The expression fails.');
			},
		};
		expect(enteredIn(parameters)).toEqual({ importKey: 'row-1', dataset: '3' });
	});

	it('nothing is known where they can not be read either', () => {
		const parameters = {
			get dataset() {
				throw new TypeError('The expression fails.');
			},
		};
		expect(enteredIn(parameters)).toBeUndefined();
	});

	it.each<[string, unknown, unknown]>([
		['its dataset', '2', entryOf('row-1', 2)],
		['no dataset', ' ', entryOf('row-1', null)],
		['what is no dataset', 'Films', undefined],
	])('the key is that of %s', (_what, dataset, entry) => {
		expect(keyWithoutBody(read, { importKey: 'row-1', dataset })?.entry).toBe(entry);
	});

	it('there is no key where it is none', () => {
		expect(keyWithoutBody(read, { importKey: '', dataset: '2' })).toBeUndefined();
	});
});

describe('The dataset of a draft', () => {
	const inField = (dataset: unknown, content: Draft['content']) => datasetOf({ dataset, content });
	const inJson = (body: unknown) => inField('', { specify: 'json', body });

	it('is that of its own field, else of its JSON', () => {
		const body = { dataset: { id: 5 } };
		expect(inField('3', { specify: 'json', body })).toBe('3');
		expect(inField(' ', { specify: 'json', body })).toBe(5);
		expect(inField(' ', { specify: 'fields', datums: [] })).toBe(' ');
	});

	it("by column is that of its own field, else of 'Dataset Definition'", () => {
		const byColumn = (dataset: unknown, pasted?: number) =>
			datasetOf({ dataset, content: { specify: 'columns' } }, pasted);
		expect(byColumn('3', 5)).toBe('3');
		expect(byColumn(' ', 5)).toBe(5);
		expect(byColumn(null)).toBeUndefined();
		expect(datasetOf({ dataset: ' ', content: { specify: 'fields' } }, 5)).toBe(' ');
	});

	it.each<[unknown, unknown]>([
		['{"dataset":{"id":5},"datums":[]}', 5],
		['{"dataset":{"id":"5"}}', '5'],
		[{ dataset: { id: 5 } }, 5],
		['{"dataset":{"name":"Films"}}', undefined],
		['{"dataset":5}', undefined],
		['{"dataset":null}', undefined],
		['{"state":{"id":5}}', undefined],
		['[]', undefined],
		['null', undefined],
		['5', undefined],
		[undefined, undefined],
	])('in %j is %j', (body, dataset) => {
		expect(inJson(body)).toEqual(dataset);
	});

	it.each<[unknown, unknown]>([
		['{"dataset":{"id":512},"datums":[{"stringValue":"a "quote" in it"}]}', '512'],
		['{"note":"a "quote" in it","dataset":{"id":512}}', '512'],
		['{"note":"a "b", and "c"","dataset":{"id":512},"x":{"dataset":{"id":1}}}', '512'],
		['{"note":"no end, "dataset":{"id":512}}', '512'],
		['{"dataset" : { "name": "Films", "id" :\n"512" }, oh}', '512'],
		['{"dataset" :{"id":\t512}, oh}', '512'],
		['{"dataset":{"owner":{"id":7},"id":5}, oh}', undefined],
		['{"dataset":{"id":"a5"}, oh}', undefined],
		['{"datasets":{"id":5}, oh}', undefined],
		['{"original":{"dataset":{"id":7},"id":3},"dataset":{"id":5}, oh}', '5'],
		['{"original":{"id":3,"dataset":{"id":7}}, oh}', undefined],
		['{"dataset":{"name":"Films","of":{}},"original":{"dataset":{"id":7}}, oh}', undefined],
		['[{"dataset":{"id":5}}, oh]', undefined],
		['{"datums":[{"stringValue":"a "{" in it"}],"dataset":{"id":5}}', '5'],
		['{"note":"} \\"{{ \\\\","dataset":{"id":5}, oh}', '5'],
		['{"note":"\\"dataset\\":{\\"id\\":7}","dataset":{"id":5}, oh}', '5'],
		['oh', undefined],
		[['"dataset":{"id":5}', new Date(NaN)], undefined],
	])('in %j, which is no JSON, is %j', (body, dataset) => {
		expect(inJson(body)).toBe(dataset);
	});
});

it.each(['{"dataset":{', '"dataset":{"id"', '"\\', '\\"', '{"', '"dataset" ', '"dataset":{ '])(
	'the dataset is looked for once in a long body that is no JSON: %s',
	(part) => {
		const body = part.repeat(200_000);
		expectLinear(() => {
			expect(datasetOf({ dataset: '', content: { specify: 'json', body } })).toBeUndefined();
		});
	},
);

describe("n8n's own store", () => {
	it('holds the entries of this node, whole and not as the latest of all', async () => {
		const asked: unknown[] = [];
		const helpers = standIn<IExecuteFunctions['helpers']>({
			checkProcessedAndRecord: async (items, ...how) => {
				asked.push(['add', items, ...how]);
				return { new: [5, 'b'], processed: ['a'] };
			},
			removeProcessed: async (items, ...how) => {
				asked.push(['remove', items, ...how]);
			},
			getProcessedDataCount: async (...how) => {
				asked.push(['count', ...how]);
				return 3;
			},
		});
		const store = n8nKeyStore(contextWith({ helpers }));
		expect(await store.add(['a', '5', 'b'])).toEqual(['5', 'b']);
		expect(await store.remove(['a'])).toBeUndefined();
		expect(await store.count()).toBe(3);
		const how = ['node', { mode: 'entries' }];
		expect(asked).toEqual([
			['add', ['a', '5', 'b'], ...how],
			['remove', ['a'], ...how],
			['count', ...how],
		]);
	});
});

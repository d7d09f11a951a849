import fc from 'fast-check';
import { ExactNumber } from '../../../nodes/Tracy/contract/json/ExactNumber';
import type { JsonValue } from '../../../nodes/Tracy/contract/json/ExactNumber';
import { readDataset } from '../../../nodes/Tracy/contract/readDataset';

const WITHOUT_FLAGS = { isAutomatic: false, isPlural: false, isRequired: null };

describe('a dataset', () => {
	it('is read with its states, properties and options', () => {
		const json = {
			...{ id: 1, name: 'Films', isDisabled: true, position: 0, path: null },
			states: [{ id: 11, name: 'New', color: 4_294_967_295, position: 0 }],
			properties: [
				{
					...{ id: 12, name: 'Genre', isRequired: true, isUsedAsTitle: false },
					propertyType: { id: 'option', isAutomatic: true, isPlural: true, isSortable: false },
					options: [{ id: 13, text: 'Drama', color: null }],
				},
			],
		};

		expect(readDataset(json)).toEqual({
			...{ id: 1, name: 'Films', isDisabled: true },
			states: [{ id: 11, name: 'New' }],
			properties: [
				{
					...{ id: 12, name: 'Genre', typeId: 'option' },
					...{ isAutomatic: true, isPlural: true, isRequired: true },
					options: [{ id: 13, name: 'Drama' }],
				},
			],
		});
	});

	it('needs no more than an ID', () => {
		expect(readDataset({ id: 1 })).toEqual({
			...{ id: 1, name: '', isDisabled: false },
			...{ states: null, properties: null },
		});
	});

	it.each<unknown>([null, undefined, {}, 'states', 7, { a: [], b: [] }])(
		'does not tell states that are %p',
		(states) => {
			expect(readDataset(JSON.parse(JSON.stringify({ id: 1, states })))?.states).toBeNull();
		},
	);

	it('may have its lists in objects', () => {
		const states = { items: [{ id: 11, name: 'New' }], total: 1 };
		expect(readDataset({ id: 1, states })?.states).toEqual([{ id: 11, name: 'New' }]);
	});

	it.each<[JsonValue, JsonValue]>([
		[{ errors: [], items: [{ id: 11, name: 'New' }], more: [] }, [{ id: 11, name: 'New' }]],
		[{ items: [], total: 0, first: null }, []],
		[{ length: 1, items: 'none' }, null],
		[{ items: [{ id: 11 }], others: [{ id: 12 }] }, null],
	])('has the one list of an object that is not empty: %j', (states, read) => {
		expect(readDataset({ id: 1, states })?.states).toEqual(read);
	});

	it('loses only the parts that are not as documented', () => {
		const properties: JsonValue[] = [
			{ id: 1, name: 'Good' },
			...[null, 'text', [], { name: 'without an ID' }, { id: 'text' }, { id: 1.5 }],
			{ id: new ExactNumber('9007199254740993'), name: 'too large an ID' },
			{ id: 2, name: 5, isRequired: 'yes', propertyType: 'option', options: [{ id: 3 }, null] },
		];
		expect(readDataset({ id: 1, properties })?.properties).toEqual([
			{ id: 1, name: 'Good', typeId: null, ...WITHOUT_FLAGS, options: null },
			{ id: 2, name: '', typeId: null, ...WITHOUT_FLAGS, options: [{ id: 3, name: '' }] },
		]);
	});

	it('is none without an ID, whatever it is', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (json) => {
				const hasId = typeof json === 'object' && json !== null && 'id' in json;
				fc.pre(!hasId);
				const { data }: { data: Parameters<typeof readDataset>[0] } = JSON.parse(
					JSON.stringify({ data: json }),
				);
				expect(readDataset(data)).toBeNull();
			}),
		);
	});
});

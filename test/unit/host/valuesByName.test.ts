import type { DatasetAnswer, PropertyAnswer } from '../../../nodes/Tracy/contract/readDataset';
import { valuesByName, type Datum } from '../../../nodes/Tracy/host/valuesByName';
import { Definition } from '../../../nodes/Tracy/mapping/dataset/Definition';

const byName = (datums: Datum[], properties: Array<Partial<PropertyAnswer>> | null = null) =>
	valuesByName(datums, 'name', properties && datasetWith(properties));

describe('Values by name', () => {
	it('stand by what the answer calls their properties', () => {
		expect(byName([{ property: { id: 13, name: 'Price' }, decimalValue: 2.5 }])).toEqual({
			Price: 2.5,
		});
	});

	it('stand by what the dataset calls them, where the answer tells no names', () => {
		const datums = [{ property: { id: 13 }, decimalValue: 2.5 }];

		expect(byName(datums, [{ id: 13, name: 'Price' }])).toEqual({ Price: 2.5 });
	});

	it.each([undefined, null, '', '  '])('stand by ID where the name is %p', (name) => {
		const datums = [{ property: { id: 13, name }, decimalValue: 2.5 }];

		expect(byName(datums)).toEqual({ 13: 2.5 });
		expect(byName(datums, [{ id: 14, name: 'Other' }])).toEqual({ 13: 2.5 });
	});

	it('are left out where nobody tells of which property they are', () => {
		const datums = [
			{ property: null, stringValue: 'a' },
			{ property: {}, stringValue: 'b' },
		];

		expect(byName([...datums, { stringValue: 'c' }])).toEqual({});
	});

	it('are read without a dataset that tells no properties', () => {
		const definition = new Definition({ ...dataset, properties: null });
		const datums = [{ property: { id: 13 }, optionValue: { id: 31, text: 'Open' } }];

		expect(valuesByName(datums, 'name', definition)).toEqual({ 13: 'Open' });
	});

	it('stand by ID where two properties of the answer share a name', () => {
		const datums = [
			{ property: { id: 13, name: 'Note' }, stringValue: 'a' },
			{ property: { id: 14, name: 'Note' }, stringValue: 'b' },
		];

		expect(byName(datums)).toEqual({ 13: 'a', 14: 'b' });
	});

	it('are told apart in time linear to their number', () => {
		let reads = 0;
		const many = Array.from({ length: 2_000 }, (_, index) => ({
			property: {
				id: index + 1,
				get name() {
					reads += 1;
					return `Property ${index + 1}`;
				},
			},
			stringValue: 'a',
		}));

		expect(Object.keys(byName(many))).toHaveLength(2_000);
		expect(reads).toBeLessThan(20_000);
	});

	it('stand by ID where another property of the dataset has the name, with a value or not', () => {
		const datums = [{ property: { id: 13, name: 'Note' }, stringValue: 'a' }];
		const properties = [
			{ id: 13, name: 'Note' },
			{ id: 14, name: 'Note' },
		];

		expect(byName(datums, properties)).toEqual({ 13: 'a' });
	});

	it('stand by ID where the name is the ID of another property', () => {
		const datums = [{ property: { id: 13, name: '14' }, stringValue: 'a' }];

		expect(byName([...datums, { property: { id: 14 }, stringValue: 'b' }])).toEqual({
			13: 'a',
			14: 'b',
		});
		expect(byName(datums, [{ id: 14, name: 'Other' }])).toEqual({ 13: 'a' });
	});

	it.each(['13', '014', '2024', 'error', 'constructor', 'NOTE', ' Note '])(
		'may stand by the name %p',
		(name) => {
			const properties = [
				{ id: 13, name },
				{ id: 14, name: 'Note' },
			];

			const datums = [{ property: { id: 13, name }, stringValue: 'a' }];
			expect(byName(datums, properties)).toStrictEqual({ [name]: 'a' });
			expect(byName(datums, properties.slice(1))).toStrictEqual({ [name]: 'a' });
		},
	);

	it('stand by ID where a name is no ordinary key', () => {
		expect(byName([{ property: { id: 13, name: '__proto__' }, stringValue: 'a' }])).toEqual({
			13: 'a',
		});
	});
});

describe('An option', () => {
	const property = { id: 13, name: 'Status' };
	const datum = (id: number, text?: string): Datum => ({ property, optionValue: { id, text } });

	it('is its text, of the answer or else of the dataset', () => {
		const options = [{ id: 31, name: 'Open' }];

		expect(byName([datum(31, 'Open')])).toEqual({ Status: 'Open' });
		expect(byName([datum(31)], [{ ...property, options }])).toEqual({ Status: 'Open' });
	});

	it('is its ID where nobody tells its text', () => {
		expect(byName([datum(31)])).toEqual({ Status: 31 });
		expect(byName([datum(31)], [{ ...property, options: null }])).toEqual({ Status: 31 });
		const options = [{ id: 32, name: 'Closed' }];
		expect(byName([datum(31)], [{ ...property, options }])).toEqual({ Status: 31 });
		expect(byName([datum(31), datum(32)], [{ ...property, options }])).toEqual({
			Status: [31, 'Closed'],
		});
	});

	it('is its text too where that is its ID, nobody tells the ID, or the dataset lacks its property', () => {
		const options = [{ id: 31, name: '31' }];
		expect(byName([datum(31, '31')], [{ ...property, options }])).toEqual({ Status: '31' });
		expect(byName([{ property, optionValue: { text: '31' } }], [{ ...property, options }])).toEqual(
			{ Status: '31' },
		);
		expect(byName([datum(31, 'Open')], [{ id: 14, name: 'Other' }])).toEqual({ Status: 'Open' });
	});

	it('is its ID where another has the text, or has it as its ID', () => {
		expect(byName([datum(31, 'Open'), datum(32, 'Open')])).toEqual({ Status: [31, 32] });
		const options = [
			{ id: 31, name: 'Open' },
			{ id: 32, name: 'Open' },
			{ id: 33, name: '31' },
		];
		expect(byName([datum(31, 'Open')], [{ ...property, options }])).toEqual({ Status: 31 });
		expect(byName([datum(33, '31')], [{ ...property, options }])).toEqual({ Status: 33 });
	});
});

test('A user is its name, a record its ID', () => {
	const owner = { id: 13, name: 'Owner' };
	const datums = [
		{ property: owner, userValue: { id: 7, name: 'Ada' } },
		{ property: { id: 14, name: 'Parent' }, recordValue: { id: 1024 } },
		{ property: { id: 15, name: 'Tester' }, userValue: { id: 8, name: null } },
	];

	expect(byName(datums)).toEqual({ Owner: 'Ada', Parent: 1024, Tester: 8 });
	expect(
		byName([
			{ property: owner, userValue: { id: 7, name: 'Ada' } },
			{ property: owner, userValue: { id: 9, name: 'Ada' } },
		]),
	).toEqual({ Owner: [7, 9] });
});

test('A value is what stands in its column, and nothing where all are empty', () => {
	const empty = {
		...{ stringValue: null, integerValue: null, decimalValue: null, dateTimeValue: null },
		...{ optionValue: null, userValue: null, recordValue: null },
	};
	const values: Array<[Datum, unknown]> = [
		[{ stringValue: 'a' }, 'a'],
		[{ integerValue: 5 }, 5],
		[{ decimalValue: 1.5 }, 1.5],
		[{ dateTimeValue: '2024-06-12T10:15:00.000Z' }, '2024-06-12T10:15:00.000Z'],
		[{ optionValue: { id: 31 } }, 31],
		[{ userValue: { id: 7 } }, 7],
		[{ recordValue: { id: 1024 } }, 1024],
		[{}, null],
	];

	for (const [datum, value] of values) {
		const property = { id: 13, name: 'Price' };
		expect(byName([{ property, ...datum }])).toEqual({ Price: value });
		expect(byName([{ property, ...empty, ...datum }])).toEqual({ Price: value });
	}
});

describe('One value is a list', () => {
	const datums = [{ property: { id: 13, name: 'Tags' }, stringValue: 'a' }];

	it('where the answer tells that its property is plural', () => {
		const property = { id: 13, name: 'Tags', propertyType: { isPlural: true } };

		expect(byName([{ property, stringValue: 'a' }])).toEqual({ Tags: ['a'] });
		expect(valuesByName([{ property, stringValue: 'a' }], 'id', null)).toEqual({ 13: ['a'] });
	});

	it('where the dataset tells it', () => {
		expect(byName(datums, [{ id: 13, name: 'Tags', isPlural: true }])).toEqual({ Tags: ['a'] });
	});

	it('but not where nobody does', () => {
		expect(byName(datums)).toEqual({ Tags: 'a' });
		expect(byName([...datums, ...datums])).toEqual({ Tags: ['a', 'a'] });
	});
});

test('Values by ID have no name in them', () => {
	const datums = [
		{ property: { id: 13, name: 'Status' }, optionValue: { id: 31, text: 'Open' } },
		{ property: { id: 14, name: 'Owner' }, userValue: { id: 7, name: 'Ada' } },
	];

	expect(valuesByName(datums, 'id', null)).toEqual({ 13: 31, 14: 7 });
});

const dataset: DatasetAnswer = {
	id: 1,
	name: 'Tasks',
	isDisabled: false,
	states: null,
	properties: null,
};

function datasetWith(properties: Array<Partial<PropertyAnswer>>): Definition {
	const answers = properties.map((property) => ({
		...{ id: 0, name: '', typeId: 'text', isAutomatic: false },
		...{ isPlural: false, isRequired: false, options: null },
		...property,
	}));
	return new Definition({ ...dataset, properties: answers });
}

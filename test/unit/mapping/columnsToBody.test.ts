import { expectLinear } from '../expectLinear';
import type { Draft } from '../../../nodes/Tracy/mapping/Draft';
import { toBody } from '../../../nodes/Tracy/mapping/toBody';
import { bodyText, columnsDraft, inputDraft, mistakeIn, people } from './drafts';

const dataset = people([
	{ id: 13, name: 'Phone' },
	{ id: 14, name: 'Room 1', typeId: 'integer', isPlural: true },
	{ id: 15, name: '2nd day', typeId: 'date' },
	{ id: 16, name: 'Number', isAutomatic: true },
	{ id: 17, name: 'Twin' },
	{ id: 18, name: 'Twin' },
	{ id: 19, name: 'Half' },
	{ id: 20, name: 'Half', isAutomatic: true },
	{ id: 21, name: 'Photo', typeId: 'image' },
]);

/** What is sent for a draft, each as the ID of a property and its value; the mistake where it is one. */
function sentFor(draft: Draft): unknown {
	const mapped = toBody(draft, dataset);
	if (!mapped.ok) return mapped.mistake;
	return mapped.value.body.datums?.map(({ property, ...values }) => [
		property?.id,
		...Object.values(values),
	]);
}

it.each([columnsDraft({ 13: 'a' }), inputDraft({ Phone: 'a' })])(
	'columns need properties that Tracy tells',
	(draft) => {
		expect(bodyText(draft, people(null))).toBe(
			'Tracy does not tell the properties of dataset "People" (1). ' +
				"Give them in the option 'Dataset Definition', or choose 'Property by Property'.",
		);
	},
);

it('columns are mapped in one of two ways', () => {
	const draft = columnsDraft({ 13: 'a' });
	const content = { specify: 'columns' as const, values: { 13: 'a' }, input: {} };
	const mapped = (mappingMode: unknown) =>
		bodyText({ ...draft, content: { ...content, unmatchedFields: '', mappingMode } }, dataset);

	expect(mapped('Magic')).toBe(
		'\'Mapping Column Mode\' "Magic" does not exist. Choose one of the two from the list.',
	);
	expect(mapped(' defineBelow ')).toBe(bodyText(draft, dataset));
});

describe('columns that are mapped by hand', () => {
	it('are sent with their dataset, one by one, each as the type of its property says', () => {
		expect(bodyText(columnsDraft({ 13: 'a', 14: ['1', 2], 15: '2024-06-12' }), dataset)).toBe(
			'{"dataset":{"id":1},"datums":[' +
				'{"property":{"id":13},"stringValue":"a"},' +
				'{"property":{"id":14},"integerValue":1},{"property":{"id":14},"integerValue":2},' +
				'{"property":{"id":15},"dateTimeValue":"2024-06-12T00:00:00.000Z"}]}',
		);
	});

	it.each(['13', ' 13 ', '013', 'Phone', 'phone', ' PHONE'])(
		'are called as the ID of a property or by its name: %j',
		(column) => {
			expect(sentFor(columnsDraft({ [column]: 'a' }))).toEqual([[13, 'a']]);
		},
	);

	it('may have a name with digits in it', () => {
		const values = { 'Room 1': 5, '2nd day': '2024-06-12T10:15:00Z' };
		expect(sentFor(columnsDraft(values))).toEqual([
			[14, 5],
			[15, '2024-06-12T10:15:00.000Z'],
		]);
	});

	it.each<unknown>([undefined, null, {}])('may be none: %p', (values) => {
		expect(sentFor(columnsDraft(values))).toEqual([]);
		expect(bodyText(columnsDraft(values))).toBe('{"datums":[],"dataset":{"id":1}}');
	});

	it.each<[unknown, string]>([
		['{"13":"a"}', '"{\\"13\\":\\"a\\"}"'],
		[['a'], '["a"]'],
		[[], '[]'],
		[5, '5'],
	])('are values by property, which %p is not', (values, shown) => {
		expect(sentFor(columnsDraft(values))).toEqual({
			reason: `The columns ${shown} are not values by the IDs of their properties.`,
			next: 'Map the columns in the node, or write an object such as {"13": "a"}.',
			property: null,
		});
	});

	it.each(['99', 'Fax'])('are refused where their property does not exist: %s', (column) => {
		expect(sentFor(columnsDraft({ 13: 'a', [column]: 'b' }))).toEqual({
			reason: `Property "${column}" does not exist in dataset "People" (1), or not any more. It has: "Phone", "Room 1", "2nd day", "Number", "Twin", "Twin", "Half", "Half", "Photo".`,
			next: 'Open the node, refresh the list of columns and map it again, or use one of these names.',
			property: column,
		});
	});

	it.each<unknown>([0, false, ' ', ['']])(
		'are refused where their property does not exist even if the value is %p',
		(value) => {
			expect(mistakeIn(columnsDraft({ 99: value }), dataset)?.property).toBe('99');
		},
	);

	it.each<unknown>([undefined, null, '', []])(
		'lose nothing with a property that does not exist where the value is %p',
		(value) => {
			expect(sentFor(columnsDraft({ 99: value, 13: 'a' }))).toEqual([[13, 'a']]);
		},
	);

	it('are refused by a name that several properties have', () => {
		expect(sentFor(columnsDraft({ Twin: 'a' }))).toEqual({
			reason: 'Column "Twin" is the name of 2 properties of dataset "People" (1).',
			next: "Use the property's ID.",
			property: 'Twin',
		});
	});

	it('are refused where two give the same property', () => {
		expect(sentFor(columnsDraft({ 13: 'a', phone: 'b' }))).toEqual({
			reason: 'Columns "13" and "phone" both give property "Phone" (13) of dataset "People" (1).',
			next: 'Remove one of them.',
			property: '13',
		});
	});

	it('are refused with a value that their property does not take', () => {
		expect(sentFor(columnsDraft({ 13: 'a', 14: 'many' }))).toMatchObject({
			reason: 'The value "many" of property "Room 1" (14) is not a whole number.',
			property: '14',
		});
	});

	it('leave nothing of the item out', () => {
		expect(toBody(columnsDraft({ 13: 'a' }), dataset)).toMatchObject({
			value: { leftOut: [] },
		});
	});
});

describe('columns that find the fields of an item', () => {
	it('match them by name, exactly or but for case and blanks', () => {
		const input = { room1: 5, Phone: 'a', '2ND DAY': '2024-06-12' };
		expect(sentFor(inputDraft(input))).toEqual([
			...[
				[14, 5],
				[13, 'a'],
			],
			[15, '2024-06-12T00:00:00.000Z'],
		]);
	});

	it('prefer the exact name, and leave out what has nearly the same', () => {
		const draft = inputDraft({ PHONE: 'x', Phone: 'a', phone: 'y' });
		expect(sentFor(draft)).toEqual([[13, 'a']]);
		expect(toBody(draft, dataset)).toMatchObject({ value: { leftOut: ['PHONE', 'phone'] } });
	});

	it('match a property that takes a value rather than one of that name which does not', () => {
		expect(sentFor(inputDraft({ Half: 'a' }))).toEqual([[19, 'a']]);
	});

	it('tell what they leave out: what has no property, and what Tracy fills in by itself', () => {
		const input = { Phone: 'a', note: 'b', number: 5, Photo: 'c' };
		expect(toBody(inputDraft(input), dataset)).toMatchObject({
			value: { leftOut: ['note', 'Photo'], filledIn: ['number'] },
		});
	});

	it.each(['ignore', ' ignore ', '', null, undefined])(
		'leave out what matches nothing where the choice is %p',
		(choice) => {
			expect(sentFor(inputDraft({ Phone: 'a', note: 'b' }, choice))).toEqual([[13, 'a']]);
		},
	);

	it('have nothing to refuse where all of it matches', () => {
		expect(sentFor(inputDraft({ Phone: 'a' }, ' refuse '))).toEqual([[13, 'a']]);
	});

	it.each<[object, string]>([
		[{ note: 'b' }, 'field "note".'],
		[{ note: 'b', Photo: 'c' }, 'the fields "note", "Photo".'],
		[{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, 'the fields "a", "b", "c", "d", "e", and 1 more.'],
		[
			{ note: 'b', number: 5, NUMBER: 6 },
			'the fields "note", "number", "NUMBER". Tracy fills in "number", "NUMBER" by itself.',
		],
	])('refuse what matches nothing where they are told to: %j', (others, says) => {
		expect(sentFor(inputDraft({ Phone: 'a', ...others }, 'refuse'))).toEqual({
			reason: `No property of dataset "People" (1) takes ${says}`,
			next: "Remove or rename what has no property, or let 'Unmatched Fields' leave it out.",
			property: null,
		});
	});

	it('refuse a choice that does not exist', () => {
		expect(sentFor(inputDraft({ Phone: 'a' }, 'Refuse'))).toEqual({
			reason: '\'Unmatched Fields\' "Refuse" does not exist.',
			next: 'Choose it from the list, or let the expression yield ignore or refuse.',
			property: null,
		});
	});

	it('refuse a field that matches several properties', () => {
		expect(sentFor(inputDraft({ Phone: 'a', twin: 'b' }))).toEqual({
			reason: 'Field "twin" matches 2 properties of dataset "People" (1), with the IDs 17, 18.',
			next: 'Map the columns by hand, or give the properties different names in Tracy.',
			property: null,
		});
	});

	it('refuse fields that match a property equally well', () => {
		expect(sentFor(inputDraft({ PHONE: 'a', phone: 'b' }))).toEqual({
			reason:
				'Fields "PHONE" and "phone" both match property "Phone" (13) of dataset "People" (1).',
			next: 'Remove or rename one of them before this node, or map the columns by hand.',
			property: '13',
		});
	});
});

describe('an item of which no field matches', () => {
	const has = 'the dataset has "Phone", "Room 1", "2nd day", "Twin", "Twin", "Half".';
	const byHand = 'or map the columns by hand.';
	const first = (path: string) =>
		`map {{ $json${path} }} first, as the JSON of an 'Edit Fields' node before this one, ${byHand}`;

	it.each<[object, string]>([
		[{}, 'none'],
		[{ note: 'a', body: { Phone: null } }, '"note", "body"'],
		[{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, '"a", "b", "c", "d", "e", and 1 more'],
	])('is refused with what it has and what the dataset has: %j', (input, fields) => {
		expect(mistakeIn(inputDraft(input), dataset)?.reason).toBe(
			`No field of the item has the name of a property of dataset "People" (1). The item has ${fields}; ${has}`,
		);
	});

	it.each<[object, string]>([
		[{ Photo: 'a.png' }, `"Photo"; ${has}`],
		[{ Number: 5, note: 'a' }, `"Number", "note"; ${has} Tracy fills in "Number" by itself.`],
	])('is told that what it names takes no value: %j', (input, says) => {
		expect(mistakeIn(inputDraft(input), dataset)?.reason).toBe(
			`No field of the item has the name of a property of dataset "People" (1) that takes a value. The item has ${says}`,
		);
	});

	it('may hold a text of any length', () => {
		const zero = people([{ name: '0' }]);
		expectLinear(() => {
			const { next } = mistakeIn(inputDraft({ data: 'x'.repeat(50_000_000) }), zero) ?? {};
			expect(next).toBe(`Rename the fields before this node, ${byHand}`);
		});
	});

	it.each<[object, string]>([
		[{ note: 'a' }, `Rename the fields before this node, ${byHand}`],
		[
			{ note: { number: 5, remark: 'b' }, other: null },
			`Rename the fields before this node, ${byHand}`,
		],
		[{ note: 'a', row: { phone: 'b' } }, `They stand in "row": ${first('.row')}`],
		[{ 'the row': { phone: 'b' } }, `They stand in "the row": ${first('["the row"]')}`],
		[{ '1row': { phone: 'b' } }, `They stand in "1row": ${first('["1row"]')}`],
		[
			{ headers: {}, params: {}, query: {}, body: { phone: 'b' } },
			`What was sent to the webhook stands in its body: ${first('.body')}`,
		],
		[
			{ headers: {}, params: {}, query: { phone: 'b' } },
			`They stand in "query": ${first('.query')}`,
		],
	])('is told what to do: %j', (input, next) => {
		expect(mistakeIn(inputDraft(input), dataset)?.next).toBe(next);
	});
});

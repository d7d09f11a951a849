import { encodeJson } from '../../../nodes/Tracy/contract/json/encodeJson';
import { Property } from '../../../nodes/Tracy/mapping/dataset/Definition';
import { byType, toDatums, type Target } from '../../../nodes/Tracy/mapping/toDatums';

const property = (
	typeId: string,
	options: Array<{ id: number; name: string }> | null = null,
	isPlural = true,
) =>
	new Property({
		...{ id: 8, name: 'Tags', typeId, options },
		...{ isAutomatic: false, isPlural, isRequired: false },
	});

const tags = property('option', [
	{ id: 81, name: 'urgent' },
	{ id: 84, name: '2024' },
	{ id: 85, name: '2.5' },
]);

/** Each value as JSON, or the sentences about what is wrong. */
function valuesOf(target: Target, value: unknown): string[] {
	const made = toDatums(target, value, { timezone: 'UTC' });
	if (!made.ok) return [made.mistake.reason, made.mistake.next, made.mistake.instead ?? ''];
	return made.value.map((datum) => encodeJson({ ...datum, property: undefined }));
}

const byChoice = (column: Target['column'], of: Property): Target => ({
	...{ id: 8, shown: of.shown, column, property: of },
});

describe('an option of a property whose options are known', () => {
	const ways: Array<[string, Target]> = [
		['by the type of the property', byType(tags)],
		['by a chosen type', byChoice('optionValue', tags)],
	];
	const urgent = '{"optionValue":{"id":81}}';

	it.each(ways)('is that of this text, not any ID, %s', (_, target) => {
		expect(valuesOf(target, 'urgent, 84')).toEqual([urgent, '{"optionValue":{"id":84}}']);
		expect(valuesOf(target, '["urgent","2.5"]')).toEqual([urgent, '{"optionValue":{"id":85}}']);
		expect(valuesOf(target, 2.5)).toEqual(['{"optionValue":{"id":85}}']);
		expect(valuesOf(target, 'urgent, 99999')[0]).toMatch(/"urgent, 99999" .* is no option of /);
	});

	it('may have a text that is a list in JSON', () => {
		const odd = property('option', [{ id: 86, name: '[81]' }]);
		expect(valuesOf(byType(odd), '[81]')).toEqual(['{"optionValue":{"id":86}}']);
	});

	it('is one where the property takes one, whatever commas a text has', () => {
		const one = property('option', [{ id: 81, name: 'urgent' }], false);
		expect(valuesOf(byType(one), 'urgent, urgent')[0]).toMatch(
			/"urgent, urgent" .* is no option of /,
		);
	});

	it('is nothing that has no text', () => {
		expect(valuesOf(byType(tags), Symbol('x'))[0]).toBe(
			'The value Symbol(x) of property "Tags" (8) is not an ID.',
		);
	});

	it('may have digits for a text by the type of the property', () => {
		const year = '{"optionValue":{"id":84}}';
		expect(valuesOf(byType(tags), '2024')).toEqual([year]);
		expect(valuesOf(byType(tags), 'urgent, 2024')).toEqual([urgent, year]);
		expect(valuesOf(byType(tags), 99999)[0]).toMatch(/99999 .* is no option of /);
	});

	it.each(['2024', 2024, ' 2024.0 ', { id: 2024, text: '2024' }])(
		'is meant by its ID where the type was chosen, as it is where no options are known: %p',
		(value) => {
			const sent = ['{"optionValue":{"id":2024}}'];
			expect(valuesOf(byChoice('optionValue', tags), value)).toEqual(sent);
			expect(valuesOf({ id: 8, shown: '', column: 'optionValue' }, value)).toEqual(sent);
		},
	);

	it('is no part of a text with commas by an ID that no option has', () => {
		expect(valuesOf(byChoice('optionValue', tags), 'urgent, 2024')).toEqual([
			expect.stringMatching(/^The value "urgent, 2024" .* is no option of /),
			'To give several values, pass a list: {{ $json.tags.split(",") }}.',
			'To give several values, pass a list in JSON, such as ["one","another"].',
		]);
	});
});

it('text that is a list in JSON stays a text where that type was chosen, plural or not', () => {
	const list = '["a","b"]';
	expect(valuesOf(byChoice('stringValue', property('text')), list)).toEqual([
		`{"stringValue":${JSON.stringify(list)}}`,
	]);
	expect(valuesOf(byType(property('text')), list)).toEqual([
		...['{"stringValue":"a"}', '{"stringValue":"b"}'],
	]);
});

it('IDs in a list in JSON are several where the type was chosen, whatever is known of the property', () => {
	for (const column of ['optionValue', 'userValue', 'recordValue'] as const) {
		expect(valuesOf({ id: 8, shown: '', column }, '[1, 2]')).toEqual([
			...[`{"${column}":{"id":1}}`, `{"${column}":{"id":2}}`],
		]);
	}
});

it('IDs with commas between are no list where no options are told', () => {
	const untold = byType(property('option'));
	expect(valuesOf(untold, '81, 84')[0]).toMatch(/^The value "81, 84" .* is not an ID/);
});

describe('a value of a type that nobody knows', () => {
	const unknown = property('new', [{ id: 81, name: 'urgent' }]);

	it('is the option that it names, else what it is itself', () => {
		expect(valuesOf(byType(unknown), 'urgent')).toEqual(['{"optionValue":{"id":81}}']);
		expect(valuesOf(byType(unknown), 'later')).toEqual(['{"stringValue":"later"}']);
		expect(valuesOf(byType(unknown), 5)).toEqual(['{"integerValue":5}']);
		expect(valuesOf(byType(unknown), 5n)).toEqual(['{"integerValue":5}']);
		expect(valuesOf(byType(unknown), ' ')).toEqual(['{"stringValue":" "}']);
	});

	it('is no option where nothing is known of the property', () => {
		expect(valuesOf({ id: 8, shown: '', column: null }, 81)).toEqual(['{"integerValue":81}']);
	});
});

describe('a list in JSON of a plural type that nobody knows', () => {
	it('holds what each value itself says, digit by digit', () => {
		expect(valuesOf(byType(property('new')), '[1.10, 1.5, 7615917337495251231, 5.0, "1"]')).toEqual(
			[
				...['{"decimalValue":1.10}', '{"decimalValue":1.5}'],
				...['{"integerValue":7615917337495251231}', '{"integerValue":5}', '{"stringValue":"1"}'],
			],
		);
	});

	it('is text with its digits where the type is text', () => {
		expect(valuesOf(byType(property('text')), '[1.10]')).toEqual(['{"stringValue":"1.10"}']);
	});
});

it('takes a text for no value of its own where it may be one of two options of a type that nobody knows', () => {
	const options = property('new', [
		...[81, 82].map((id) => ({ id, name: 'urgent' })),
		...[{ id: 83, name: '81' }],
	]);
	expect(valuesOf(byType(options), 'urgent')[0]).toMatch(/ is the name of 2 options of /);
	expect(valuesOf(byType(options), '81')[0]).toMatch(
		/ is the ID of one option of .* and the text of /,
	);
	expect(valuesOf(byType(options), 'never')).toEqual(['{"stringValue":"never"}']);
});

it.each([
	['[1.50]', '"1.50"'],
	['[{"id":9223372036854775808}]', '{"id":"9223372036854775808"}'],
	['[[1.10]]', '["1.10"]'],
])('shows what a list in JSON holds with its digits: %s', (list, shown) => {
	expect(valuesOf(byType(property('user')), list)[0]).toContain(`The value ${shown} of property`);
});

it('says of a list in a list how to make one of it', () => {
	const flat = 'Pass the list itself: {{ $json.field.flat() }}';
	expect(valuesOf(byType(property('text')), [['a']])).toEqual([
		'The value ["a"] of property "Tags" (8) is a list, not a text.',
		`${flat}, or a text: {{ $json.field.join(", ") }}.`,
		'Pass one list, without lists in it.',
	]);
	expect(valuesOf(byType(property('user')), [[7]])[1]).toBe(`${flat}.`);
});

it.each<[string, object]>([
	[
		'$json.field.start.dateTime + "[" + $json.field.start.timeZone + "]"',
		{ id: 'x', start: { timeZone: 'UTC', dateTime: '2024-06-12T10:15:00.0000000' } },
	],
	[
		'$json.field.start + "[" + $json.field.time_zone + "]"',
		{
			...{ note: 'not before 2024-06-12', oldTimeZone: 'UTC', time_zoned: 'x' },
			...{ start: '2024-06-12T10:15:00', time_zone: 'America/Port-au-Prince' },
		},
	],
	[
		'$json.field.date + $json.field.timezone',
		{ date: '2024-06-12 10:15:00.000000', timezone_type: 1, timezone: '+02:00' },
	],
])('keeps the timezone of a date that an object holds: %s', (expression, value) => {
	expect(valuesOf(byType(property('date')), value)[1]).toBe(
		`Pass it with its timezone: {{ ${expression} }}.`,
	);
});

it('advises no timezone where the object names none', () => {
	const advice = 'Pass one of its fields, such as {{ $json.field.start }}.';
	for (const value of [
		{ end: null, days: [], start: '2024-06-12', time_zone: null },
		{ start: 'noon', time_zone: 'UTC' },
	]) {
		expect(valuesOf(byType(property('date')), value)[1]).toBe(advice);
	}
	const value = { start: '2024-06-12', time_zone: 'UTC' };
	expect(valuesOf(byType(property('integer')), value)[1]).toBe(advice);
});

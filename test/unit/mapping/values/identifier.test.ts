import fc from 'fast-check';
import { ExactNumber } from '../../../../nodes/Tracy/contract/json/ExactNumber';
import { encodeJson } from '../../../../nodes/Tracy/contract/json/encodeJson';
import { converters } from '../../../../nodes/Tracy/mapping/values/converters';
import { isName } from '../../../../nodes/Tracy/mapping/values/identifier';
import type { ValueColumn } from '../../../../nodes/Tracy/contract/Wire';
import { sent } from './sent';

const COLUMNS: ValueColumn[] = ['optionValue', 'userValue', 'recordValue'];

describe.each(COLUMNS)('an ID in %s', (column) => {
	it.each<[unknown, number]>([
		[1, 1],
		['17', 17],
		['0017', 17],
		['17.0', 17],
		['+17', 17],
		[{ id: 17 }, 17],
		[{ id: ' 17 ', name: 'Ada' }, 17],
		[17n, 17],
		[2147483647, 2147483647],
		['2147483647', 2147483647],
	])('can be %p', (value, id) => {
		expect(sent(column, value)).toEqual({ id });
	});

	it.each<unknown>([
		...[0, -0, '0', '000', -5, '-5', 1.5, '1.5', NaN, -Infinity, Infinity, -1e300],
		...['5,6', '5,', '5 6', '5\u0000', true, false, [], [5], Symbol('5'), () => 5],
		...[Object(5), new Date(5), -5n, 0n, { id: 0 }, { id: [5] }, { id: { id: 5 } }, { id: false }],
	])('is refused when it is %p', (value) => {
		expect(sent(column, value)).toMatch(/^is not an ID\. /);
	});

	it.each<unknown>([
		...['abc', 'Red', '5a', 'a5', '0x10', '5;6', '5#', '../5', '5/6', '/', '..'],
		...['room 1e3', '1e3 rooms', '%2f', '5?x=1', '__proto__', 'constructor'],
	])('is refused when it is %p, which could be a name', (value) => {
		expect(sent(column, value)).toMatch(/^is not an ID\. /);
	});

	it.each<unknown>([{}, { name: 'Ada' }])('is asked for of an object without one: %p', (value) => {
		expect(sent(column, value)).toBe(
			'is an object without an ID. Pass its ID: {{ $json.owner.id }}.',
		);
	});

	it.each<unknown>([undefined, null, '', ' ', '\u200b'])(
		'is called empty when it is %p',
		(value) => {
			expect(sent(column, value)).toBe('is empty. An ID is a whole number above 0, such as 17.');
		},
	);

	it.each([{ id: null }, { id: '' }, { id: ' ' }, { id: undefined, name: 'Ada' }])(
		'is called empty in an object of which it is the ID: %p',
		(value) => {
			expect(sent(column, value)).toBe(
				'is an object of which the ID is empty. Leave it out where there is none: {{ $json.owner.id }}.',
			);
		},
	);

	it.each(['1e3', '12e3', '1.23457E+11', '7.6e18'])('is refused with an exponent: %p', (value) => {
		expect(sent(column, value)).toBe(
			'is not an ID: written with an exponent, it may have lost digits. Pass it as text, as early in the workflow as it is read.',
		);
	});

	it.each(['١٧', '１７', '५'])('is refused in other digits: %p', (value) => {
		expect(sent(column, value)).toMatch(/^is not an ID: it has other digits than 0 to 9\. /);
	});

	it.each([2 ** 53, 1e20, 1e21, Number.MAX_VALUE])(
		'is refused when it is %p, a number that has lost digits',
		(value) => {
			expect(sent(column, value)).toBe(
				'is beyond 9007199254740991, so digits were already lost upstream. Pass it as text, as early in the workflow as it is read.',
			);
		},
	);

	it.each<unknown>(['9223372036854775808', 2n ** 63n, '9'.repeat(100_000)])(
		'is refused when it is beyond 64 bits',
		(value) => {
			expect(sent(column, value)).toMatch(/^is too large for an ID\. /);
		},
	);
});

describe.each<ValueColumn>(['optionValue', 'userValue'])('an ID in %s', (column) => {
	it.each<unknown>([2147483648, '2147483648', 2147483648n, '9223372036854775807'])(
		'is refused when it is %p, beyond 32 bits',
		(value) => {
			expect(sent(column, value)).toBe(
				'is too large for an ID. Only records have IDs beyond 2147483647: look the ID up in Tracy.',
			);
		},
	);
});

describe('an ID in recordValue', () => {
	it('arrives with every digit of 64 bits', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (id) => {
				expect(encodeJson(sent('recordValue', id))).toBe(`{"id":${id}}`);
				expect(encodeJson(sent('recordValue', String(id)))).toBe(`{"id":${id}}`);
			}),
		);
	});

	it('loses no digit of 9007199254740993', () => {
		const id = new ExactNumber('9007199254740993');
		expect(sent('recordValue', '9007199254740993')).toEqual({ id });
		expect(sent('recordValue', { id })).toEqual({ id });
	});
});

describe('where an ID or a name is taken', () => {
	it.each(['Ada', '11-50', '24/7', '500+', '5#', '½', '٥'])('%j is a name', (value) => {
		expect(isName(value)).toBe(true);
	});

	it.each<unknown>([
		...['', ' ', '-', '17', ' 17 ', '+17', '-5', '5,6', '5 6', '1.5', '5\u0000', 17, null, ['Ada']],
	])('%j is none', (value) => {
		expect(isName(value)).toBe(false);
	});
});

describe.each<[ValueColumn, one: string, all: string]>([
	['userValue', 'user', 'Users'],
	['recordValue', 'record', 'Records'],
])('no ID in %s', (column, one, all) => {
	const byId = `${all} are given by their ID, since their names can't be looked up.`;

	it('is a name', () => {
		expect(mistakeIn(column, 'Ada')).toEqual({ flaw: 'is not an ID', next: byId });
	});

	it('is a text with several names', () => {
		expect(mistakeIn(column, 'Ada, Bob')).toEqual({
			flaw: 'is not an ID',
			next: `${byId} To give several values, pass a list: {{ $json.tags.split(",") }}.`,
			instead: `${byId} To give several values, pass a list in JSON, such as ["one","another"].`,
		});
	});

	it("is another system's ID", () => {
		expect(mistakeIn(column, { id: 'abc', name: 'Ada' })).toEqual({
			flaw: 'is not an ID',
			next: `Tracy's own ${one} ID is needed, a whole number above 0 such as 17.`,
		});
	});
});

it.each<ValueColumn>(['optionValue', 'userValue', 'recordValue'])(
	'no ID in %s is a text with several',
	(column) => {
		expect(mistakeIn(column, '7, 8')).toEqual({
			flaw: 'is not an ID',
			next: 'To give several values, pass a list: {{ $json.tags.split(",") }}.',
			instead: 'To give several values, pass a list in JSON, such as ["one","another"].',
		});
	},
);

/** What is wrong with a value in a column. */
function mistakeIn(column: ValueColumn, value: unknown) {
	const conversion = converters[column](value, { timezone: 'UTC' });
	return conversion.ok ? undefined : conversion.mistake;
}

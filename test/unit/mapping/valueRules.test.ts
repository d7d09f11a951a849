import fc from 'fast-check';
import type { IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { importKeyReader } from '../../../nodes/Tracy/host/importKeyReader';
import type { ValueColumn } from '../../../nodes/Tracy/contract/Wire';
import { encodeJson } from '../../../nodes/Tracy/contract/json/encodeJson';
import { bodyText, fieldsDraft, jsonDraft } from './drafts';
import { sent } from './values/sent';

/** Each of Unicode's blanks, and what has no width. */
const BLANKS = [
	...[
		'\t',
		'\n',
		'\v',
		'\f',
		'\r',
		' ',
		'\u0085',
		'\u00a0',
		'\u1680',
		'\u2000',
		'\u2001',
		'\u2002',
	],
	...['\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008', '\u2009', '\u200a', '\u2028'],
	...['\u2029', '\u202f', '\u205f', '\u3000', '\u2800', '\u200b', '\u200c', '\u200d', '\u200e'],
	...['\u200f', '\u202a', '\u202c', '\u202e', '\u2060', '\u2066', '\u2069', '\ufeff', '\u00ad'],
	...[
		'\u034f',
		'\u061c',
		'\u115f',
		'\u180e',
		'\u3164',
		'\ufe0f',
		'\uffa0',
		'\u{e0001}',
		'\u{e0100}',
	],
];
const blanks = fc
	.array(fc.constantFrom(...BLANKS), { maxLength: 5 })
	.map((characters) => characters.join(''));

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const id = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map(String);
const decimal = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
const date = fc
	.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
	.map((moment) => moment.toISOString());

/** Texts that are values of each column but Text. */
const valid: fc.Arbitrary<[ValueColumn, string]> = fc.oneof(
	fc.tuple(fc.constant('integerValue' as const), int64),
	fc.tuple(fc.constant('decimalValue' as const), decimal),
	fc.tuple(fc.constant('dateTimeValue' as const), date),
	fc.tuple(fc.constantFrom('optionValue', 'userValue', 'recordValue'), id),
);

describe('Blanks around a value', () => {
	it('are no part of it, whatever it is', () => {
		fc.assert(
			fc.property(valid, blanks, blanks, ([column, text], before, after) => {
				expect(sent(column, before + text + after)).toEqual(sent(column, text));
			}),
			{ numRuns: 1000 },
		);
	});

	it('are no part of the IDs of dataset, state and property, nor of what stands beside values', () => {
		fc.assert(
			fc.property(id, date, blanks, blanks, (digits, moment, before, after) => {
				const draft = (one: string, other: string) =>
					fieldsDraft([{ property: one, valueType: 'stringValue', value: 'a' }], {
						...{ dataset: one, state: one, original: one },
						additional: {
							...{ archived: other, removed: other, events: '' },
							metadatums: [{ representation: one, recordValue: one, decimalValue: one }],
							transitions: [{ oldState: one, timestamp: other }],
						},
					});
				const bodies = [
					draft(digits, moment),
					draft(before + digits + after, before + moment + after),
				].map((either) => bodyText(either));
				expect(bodies[1]).toBe(bodies[0]);
			}),
		);
	});

	it('alone are nothing', () => {
		fc.assert(
			fc.property(valid, blanks, ([column], alone) => {
				const datum = { property: 13, valueType: column, value: alone };
				const draft = fieldsDraft([datum], { state: alone, original: undefined });
				expect(bodyText(draft)).toBe('{"datums":[],"dataset":{"id":1}}');
			}),
		);
	});

	it('belong to Text, and to nothing else of a JSON body', () => {
		fc.assert(
			fc.property(blanks, blanks, (before, after) => {
				expect(sent('stringValue', `${before}a${after}`)).toBe(`${before}a${after}`);
				expect(bodyText(jsonDraft(`${before}[]${after}`))).toBe(bodyText(jsonDraft('[]')));
			}),
		);
	});

	it('make no other import key', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^k[a-z0-9]{0,9}$/), blanks, blanks, (key, before, after) => {
				expect(importKey(before + key + after)).toEqual(importKey(key));
				expect(importKey(before + after)).toMatchObject({
					mistake: { reason: "'Import Key' is empty." },
				});
			}),
		);
	});
});

describe('An import key', () => {
	it.each<unknown>([
		...['[object Object] ', 'order-[object Object]', 'N/A', '#N/A', 'null', 'undefined', 'NaN'],
		...['Invalid DateTime', 'Invalid Date', 'true', ' FALSE ', true, {}, ['a'], NaN],
	])('is never %p, which many rows would have in common', (value) => {
		expect(importKey(value)).toMatchObject({
			mistake: { reason: expect.stringMatching(/^'Import Key' .+ is no key[.:]/) },
		});
	});

	it('is not what a spreadsheet has shortened', () => {
		expect(importKey('4.00638E+12')).toMatchObject({
			mistake: {
				reason:
					'\'Import Key\' "4.00638E+12" is no key: written with an exponent, it may have lost digits.',
			},
		});
	});

	it.each(['nullable', 'truest', 'A-1', '4.00638E+12-1', '0'])('may be %j', (value) => {
		expect(importKey(value)).toMatchObject({ ok: true });
	});
});

describe('A whole number beyond 2^53', () => {
	const beyond = fc
		.double({ min: 2 ** 53, noDefaultInfinity: true, noNaN: true })
		.chain((number) => fc.constantFrom(number, -number));

	it('is refused as a number wherever its digits count', () => {
		fc.assert(
			fc.property(beyond, fc.constantFrom('stringValue', 'integerValue'), (number, column) => {
				expect(sent(column, number)).toMatch(/digits were already lost upstream\. Pass it as text/);
			}),
		);
		fc.assert(
			fc.property(beyond.map(Math.abs), (number) => {
				for (const column of ['optionValue', 'userValue', 'recordValue'] as const) {
					expect(sent(column, number)).toMatch(/ digits were already lost upstream\. /);
					expect(sent(column, { id: number })).toMatch(/ digits were already lost upstream\. /);
				}
				for (const rest of [{ dataset: number }, { state: number }, { original: number }]) {
					expect(bodyText(fieldsDraft([], rest))).toMatch(/ digits were already lost upstream\. /);
				}
				const datum = { property: number, valueType: 'stringValue', value: 'a' };
				expect(bodyText(fieldsDraft([datum]))).toMatch(/ digits were already lost upstream\. /);
				expect(importKey(number)).toMatchObject({
					mistake: { reason: expect.stringContaining('digits were already lost') },
				});
			}),
		);
	});

	it('is taken as the double that it is by Decimal', () => {
		fc.assert(
			fc.property(beyond, (number) => {
				expect(sent('decimalValue', number)).toBe(number);
			}),
		);
	});
});

describe('A number', () => {
	const writings: Array<(digits: string) => string> = [
		(digits) => `${digits}.0`,
		(digits) => `${digits}.`,
		(digits) => `${digits}.000`,
		(digits) => `000${digits}`,
		(digits) => `+${digits}`,
		(digits) => `${digits}00e-2`,
		(digits) => `${digits}e0`,
		(digits) => `0.${digits}e${digits.length}`,
	];
	const whole = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String);

	it('is the same whole number however it is written', () => {
		fc.assert(
			fc.property(whole, fc.constantFrom(...writings), (digits, write) => {
				expect(encodeJson(sent('integerValue', write(digits)))).toBe(digits);
				expect(encodeJson(sent('integerValue', `-${write(digits).replace('+', '')}`))).toBe(
					digits === '0' ? '0' : `-${digits}`,
				);
			}),
		);
	});

	it('is the same decimal number however it is written', () => {
		fc.assert(
			fc.property(whole, fc.constantFrom(...writings), (digits, write) => {
				const text = encodeJson(sent('decimalValue', write(digits)));
				expect(Number(text)).toBe(Number(write(digits)));
				expect(() => JSON.parse(text)).not.toThrow();
			}),
		);
	});
});

describe('A live date', () => {
	// Before, clocks differed from UTC by seconds, which no ISO text shows.
	const moments = fc.date({
		min: new Date('1973-01-01'),
		max: new Date('9999-12-30'),
		noInvalidDate: true,
	});
	const zones = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/New_York');

	it('gives what it would give if the row had been stored', () => {
		fc.assert(
			fc.property(moments, zones, (moment, zone) => {
				for (const live of [moment, DateTime.fromJSDate(moment, { zone })]) {
					const stored: unknown = JSON.parse(JSON.stringify(live));
					expect(sent('stringValue', live)).toBe(stored);
					expect(sent('dateTimeValue', live)).toBe(sent('dateTimeValue', stored));
					expect(importKey(live)).toEqual(importKey(stored));
				}
			}),
		);
	});
});

/** What is read as the import key of an item. */
function importKey(value: unknown) {
	const context: Pick<IExecuteFunctions, 'getNode'> = {
		getNode: () => ({
			...{ id: '1', name: 'Tracy', type: 'tracy', typeVersion: 1 },
			...{ position: [0, 0], parameters: {} },
		}),
	};
	return importKeyReader(context, { baseUrl: 'https://tracy.example' })(value, 1);
}

import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';
import { clockAt, clockChanges, instantByTrial } from './zoneClock';
import { sent, takes } from './sent';
import { anyText } from '../../../anyText';
import { expectLinear } from '../../expectLinear';

const ZONES = [
	...['UTC', 'Europe/Kyiv', 'America/New_York', 'America/St_Johns', 'America/Havana'],
	...['Africa/Cairo', 'Africa/Casablanca', 'Asia/Kathmandu', 'Asia/Tehran', 'Asia/Beirut'],
	...['Australia/Lord_Howe', 'Pacific/Pago_Pago', 'Pacific/Tongatapu', 'Pacific/Apia'],
	...['Pacific/Chatham', 'Pacific/Kiritimati', 'America/Asuncion', 'Europe/Dublin'],
];
const MINUTE = 60_000;

const NO_DATE_TIME =
	'is not a date and time. Pass ISO 8601, SQL or RFC 2822 text such as 2024-06-12T10:15:00+02:00, or convert another form in the expression: {{ DateTime.fromFormat($json.date, "dd.MM.yyyy") }}.';

describe('Date & Time', () => {
	it.each([
		['2024-06-12T10:15:00Z', '2024-06-12T10:15:00.000Z'],
		['2024-06-12T10:15:00+02:00', '2024-06-12T08:15:00.000Z'],
		['2024-06-12T10:15:00-0330', '2024-06-12T13:45:00.000Z'],
		['2024-06-12T10:15:00+14', '2024-06-11T20:15:00.000Z'],
		['2024-06-12T10:15Z', '2024-06-12T10:15:00.000Z'],
		['2024-06-12T10Z', '2024-06-12T10:00:00.000Z'],
		['2024-06-12T10:15:00.5Z', '2024-06-12T10:15:00.500Z'],
		['2024-06-12T10:15:00,123456789Z', '2024-06-12T10:15:00.123Z'],
		['2024-06-12T24:00Z', '2024-06-13T00:00:00.000Z'],
		['20240612T101500Z', '2024-06-12T10:15:00.000Z'],
		['2024W243T101500Z', '2024-06-12T10:15:00.000Z'],
		['2024164T101500Z', '2024-06-12T10:15:00.000Z'],
		['2024-W24-3T10:15Z', '2024-06-12T10:15:00.000Z'],
		['2024-164T10:15Z', '2024-06-12T10:15:00.000Z'],
		['+002024-06-12T10:15Z', '2024-06-12T10:15:00.000Z'],
		['0001-01-01T00:00Z', '0001-01-01T00:00:00.000Z'],
		['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
		['2024-06-12 10:15:00 +02:00', '2024-06-12T08:15:00.000Z'],
		['2024-06-12 10:15:00.123+02', '2024-06-12T08:15:00.123Z'],
		['2024-06-12 10:15:00 Z', '2024-06-12T10:15:00.000Z'],
		['Wed, 12 Jun 2024 10:15:00 GMT', '2024-06-12T10:15:00.000Z'],
		['Wed, 12 Jun 2024 10:15:00 +0200', '2024-06-12T08:15:00.000Z'],
		['12 Jun 2024 10:15 EST', '2024-06-12T15:15:00.000Z'],
		['Wed,  12  Jun 2024 10:15:00 GMT', '2024-06-12T10:15:00.000Z'],
		['1 Jan 70 00:00:00 +0000', '1970-01-01T00:00:00.000Z'],
	])('takes %s, which has its zone, whatever the timezone', (text, utc) => {
		for (const timezone of ['UTC', 'Asia/Kathmandu', 'Pacific/Pago_Pago', 'Mars/Phobos']) {
			expect(sent('dateTimeValue', text, timezone)).toBe(utc);
		}
	});

	it('takes any moment in the form in which it is sent as it is', () => {
		const anyMoment = fc.date({
			min: new Date('0001-01-01T00:00:00Z'),
			max: new Date('9999-12-31T23:59:59.999Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(anyMoment, fc.constantFrom(...ZONES), (moment, timezone) => {
				const text = moment.toISOString();
				expect(sent('dateTimeValue', text, timezone)).toBe(text);
			}),
		);
	});

	it.each([
		...['2023-02-30T00:00:00.000Z', '2024-13-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z'],
		...['2024-06-12T25:00:00.000Z', '2024-06-12T10:60:00.000Z', '-000001-01-01T00:00:00.000Z'],
	])('refuses %s, which only looks like that form', (text) => {
		expect(takes('dateTimeValue', text)).toBe(false);
	});

	it.each([
		['2024-06-12T10:15:00', 'Europe/Kyiv', '2024-06-12T07:15:00.000Z'],
		['2024-06-12 10:15:00', 'Europe/Kyiv', '2024-06-12T07:15:00.000Z'],
		['2024-06-12 10:15', 'America/New_York', '2024-06-12T14:15:00.000Z'],
		['2024-01-12T10:15', 'America/New_York', '2024-01-12T15:15:00.000Z'],
		['2024-06-12T10:15:00', 'Asia/Kathmandu', '2024-06-12T04:30:00.000Z'],
		['2024-06-12T10:15:00', 'Pacific/Pago_Pago', '2024-06-12T21:15:00.000Z'],
		['2024-06-12T10:15:00', 'Pacific/Tongatapu', '2024-06-11T21:15:00.000Z'],
		['2024-06-12T10:15:00', 'europe/kyiv', '2024-06-12T07:15:00.000Z'],
		['2024-06-12T10:15:00', 'EST', '2024-06-12T15:15:00.000Z'],
		['1850-01-01T12:00:00', 'America/New_York', '1850-01-01T16:56:02.000Z'],
	])('reads %s, which has none, in the timezone %s', (text, timezone, utc) => {
		expect(sent('dateTimeValue', text, timezone)).toBe(utc);
	});

	it.each(['2024-06-12T10:15', '2024-06-12 10:15'])(
		'never reads %s in the timezone of n8n, which is the default of DateTime',
		(text) => {
			const { defaultZone } = Settings;
			Settings.defaultZone = 'Asia/Tokyo';
			try {
				expect(sent('dateTimeValue', text, 'Europe/Kyiv')).toBe('2024-06-12T07:15:00.000Z');
			} finally {
				Settings.defaultZone = defaultZone;
			}
		},
	);

	it('takes a text of up to 100 characters', () => {
		const padded = (length: number) =>
			['12 Jun 2024', '10:15:00 GMT'].join(' '.repeat(length - 23));
		expect(sent('dateTimeValue', padded(100))).toBe('2024-06-12T10:15:00.000Z');
		expect(takes('dateTimeValue', padded(101))).toBe(false);
	});

	it.each([
		['2024-06-12', 'Pacific/Pago_Pago', '2024-06-12T11:00:00.000Z'],
		['2024-06-12', 'Pacific/Tongatapu', '2024-06-11T11:00:00.000Z'],
		['20240612', 'Europe/Kyiv', '2024-06-11T21:00:00.000Z'],
		['2024-W24-3', 'Europe/Kyiv', '2024-06-11T21:00:00.000Z'],
		['2024-164', 'Europe/Kyiv', '2024-06-11T21:00:00.000Z'],
		['2024-02-29', 'UTC', '2024-02-29T00:00:00.000Z'],
	])('takes the date %s alone for midnight in %s', (date, timezone, utc) => {
		expect(sent('dateTimeValue', date, timezone)).toBe(utc);
	});

	it.each([
		['2024-03-10', 'America/Havana', '2024-03-10T05:00:00.000Z'],
		['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
		['2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00.000Z'],
		['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
	])('takes %s, whose midnight the clocks of %s skip, for its first moment', (date, zone, utc) => {
		expect(sent('dateTimeValue', date, zone)).toBe(utc);
	});

	it.each([
		['2024-10-27T03:30', 'Europe/Kyiv', '2024-10-27T00:30:00.000Z'],
		['2024-11-03T01:30', 'America/New_York', '2024-11-03T05:30:00.000Z'],
		['2024-04-07T01:45', 'Australia/Lord_Howe', '2024-04-06T14:45:00.000Z'],
	])('takes the earlier instant of %s, which comes twice in %s', (text, timezone, utc) => {
		expect(sent('dateTimeValue', text, timezone)).toBe(utc);
	});

	it.each([
		['2024-03-31T03:30', 'Europe/Kyiv', '2024-03-31T01:30:00.000Z'],
		['2024-03-10T02:30', 'America/New_York', '2024-03-10T07:30:00.000Z'],
		['2024-10-06T02:15', 'Australia/Lord_Howe', '2024-10-05T15:45:00.000Z'],
		['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
	])('shifts %s, which the clocks of %s skip, forward by what they skip', (text, zone, utc) => {
		expect(sent('dateTimeValue', text, zone)).toBe(utc);
	});

	it('finds the instant that clocks show, at any time in any zone', () => {
		const wallTimes = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2037, 11) });
		fc.assert(
			fc.property(wallTimes, fc.constantFrom(...ZONES), (wallTime, zone) => {
				expect(sent('dateTimeValue', wallText(wallTime), zone)).toBe(
					new Date(instantByTrial(wallTime, zone)).toISOString(),
				);
			}),
			{ numRuns: 300 },
		);
	});

	it.each(ZONES)('finds it around every change of the clocks of %s', (zone) => {
		const years = [1994, 2007, 2011, 2016, 2024];
		const changes = years.flatMap((year) => clockChanges(year, zone));
		const minutes = [
			-1500, -1440, -120, -61, -60, -31, -30, -1, 0, 1, 29, 30, 59, 60, 90, 120, 1440,
		];
		for (const change of changes) {
			for (const clock of [clockAt(change - 1000, zone) + 1000, clockAt(change, zone)]) {
				for (const minute of minutes) {
					const wallTime = clock + minute * MINUTE;
					expect([wallText(wallTime), sent('dateTimeValue', wallText(wallTime), zone)]).toEqual([
						wallText(wallTime),
						new Date(instantByTrial(wallTime, zone)).toISOString(),
					]);
				}
			}
		}
	});

	it.each([
		['2024-06-12T10:15[Europe/Kyiv]', '2024-06-12T07:15:00.000Z'],
		['2024-06-12 10:15:00 Europe/Kyiv', '2024-06-12T07:15:00.000Z'],
		['2024-06-12 10:15 UTC', '2024-06-12T10:15:00.000Z'],
		['2024-06-12 10:15 America/Los_Angeles', '2024-06-12T17:15:00.000Z'],
		['2024-10-27T03:30[Europe/Kyiv]', '2024-10-27T00:30:00.000Z'],
		...['UTC', 'GMT', 'utc', ' UTC', '.123UTC', 'Etc/UTC', 'Z'].map((end): [string, string] => [
			`2024-06-12 10:15:00${end}`,
			`2024-06-12T10:15:00.${end.startsWith('.') ? '123' : '000'}Z`,
		]),
		['2024-06-12 10:15UTC', '2024-06-12T10:15:00.000Z'],
		['2024-06-12T10:15UTC', '2024-06-12T10:15:00.000Z'],
		['2024-06-12 10:15:00EST', '2024-06-12T15:15:00.000Z'],
		['2024-06-12 10:15:00Europe/London', '2024-06-12T09:15:00.000Z'],
		['2024-06-12 10:15:00Etc/GMT+3', '2024-06-12T13:15:00.000Z'],
		['2024-06-12 10:15:00W-SU', '2024-06-12T07:15:00.000Z'],
		['2024-06-12UTC', '2024-06-12T00:00:00.000Z'],
		['2024-06-12 10:15:00 +0200 CEST', '2024-06-12T08:15:00.000Z'],
		['2024-06-12 10:15:00 -0700 PDT', '2024-06-12T17:15:00.000Z'],
		['2024-06-12T10:15:00+02:00 CEST', '2024-06-12T08:15:00.000Z'],
		['Wed, 12 Jun 2024 10:15:00 +0200 CEST', '2024-06-12T08:15:00.000Z'],
		['2024-10-27T03:30+03:00[Europe/Kyiv]', '2024-10-27T00:30:00.000Z'],
		['2024-10-27T03:30+02:00[Europe/Kyiv]', '2024-10-27T01:30:00.000Z'],
		['2024-06-12T10:15Z[UTC]', '2024-06-12T10:15:00.000Z'],
	])('reads %s in the zone that it names, whose offset counts where it has one', (text, utc) => {
		expect(sent('dateTimeValue', text, 'America/New_York')).toBe(utc);
	});

	it('takes a DateTime and a Date for the instants that they are', () => {
		const local = DateTime.fromISO('2024-06-12T10:15:00', { zone: 'Asia/Kathmandu' });
		expect(sent('dateTimeValue', local, 'Europe/Kyiv')).toBe('2024-06-12T04:30:00.000Z');
		expect(sent('dateTimeValue', local.toJSDate(), 'Europe/Kyiv')).toBe('2024-06-12T04:30:00.000Z');
	});

	it('takes a Date of another realm', () => {
		const foreign = structuredClone(new Date(0));
		expect(foreign).not.toBeInstanceOf(Date);
		expect(sent('dateTimeValue', foreign)).toBe('1970-01-01T00:00:00.000Z');
	});

	it('sends one form alone, whatever it takes', () => {
		const texts = fc.oneof(
			fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
			fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
			fc.stringMatching(
				/^\d{4}-[01]\d-[0-3]\d[T ][0-2]\d:[0-6]\d(:[0-6]\d)?([.,]\d{1,9})?(Z|[+-]\d\d:\d\d)?$/,
			),
		);
		fc.assert(
			fc.property(texts, (text) => {
				if (!takes('dateTimeValue', text)) return;
				expect(sent('dateTimeValue', text)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
			}),
		);
	});

	it.each([
		...['10:15', 'T10:15', '10:15:00Z', '2024-06', '--06-12', '2024-W24'],
		...['-5', '1e3', '31.02.2024', '13/13/2024', 'June 2024', 'now', 'today', 'tomorrow'],
		...[' ', '\t', '\n', '2024-06-12T'],
		...[
			'2024-06-12T10:15:00+30:00',
			'2024-06-12T10:15:00+0060',
			'2024-06-11\n2024-06-12 10:15 UTC',
		],
		...['2024-06-12T10:15:00+25:00', '2024-06-12T10:15:00+00:60', '2024-06-12T10:15:00-2400'],
		...['2024-06-12 10:15:00 +99:99', '2024-06-12T10:15+2', '2024-06-12T10:15[Mars/Phobos]'],
		...['2024-06-12T10:15[+02:00]', '2024-06-12T10:15Z[u-ca=hebrew]', '2024-06-12T10:15['],
		...['2024-06-12 10:15 UTC[Europe/Kyiv]', '2024-06-12T10:15[UTC][Europe/Kyiv]'],
		...['٢٠٢٤-٠٦-١٢', 'P1D', '2024-06-12/2024-06-13', '2024-06-12T10:15:00+02:00Z'],
	])('refuses the text %j', (text) => {
		expect(sent('dateTimeValue', text, 'Europe/Kyiv')).toBe(NO_DATE_TIME);
	});

	it.each<unknown>([
		...[DateTime.invalid('x'), new Date(NaN), 'Invalid DateTime', 'Invalid Date'],
		...[{ [Symbol.toStringTag]: 'Date' }],
		{ isLuxonDateTime: true, toMillis: () => BigInt('x') },
	])('says of a date that is none, %p, that it does not exist', (value) => {
		expect(sent('dateTimeValue', value)).toBe(
			'is a date that does not exist. Leave it out, or look at what it was made of.',
		);
	});

	it.each<[string, unknown]>([
		['a missing value', null],
		['a boolean', true],
		['an object', { year: 2024 }],
		['a list', []],
		['a symbol', Symbol('2024')],
		['a function', () => '2024-06-12'],
		['a boxed text', Object('2024-06-12')],
	])('refuses %s', (_what, value) => {
		expect(sent('dateTimeValue', value)).toBe(
			'is not a date and time. Pass ISO 8601 text, a DateTime or a Date.',
		);
	});

	it.each<[unknown, string]>([
		['+012024-06-12T00:00Z', 'UTC'],
		['9999-12-31T23:30', 'America/New_York'],
		['0001-01-01', 'Europe/Kyiv'],
		['0000-06-12', 'UTC'],
		['-000044-03-15', 'UTC'],
		[new Date(8.64e15), 'UTC'],
		[DateTime.utc(10_000), 'UTC'],
	])('refuses %p in %s, which is not in the years 1 to 9999', (value, timezone) => {
		expect(sent('dateTimeValue', value, timezone)).toBe(
			'is outside the years 1 to 9999. Tracy takes no other date and time: leave it out, or pass it as text to a text property.',
		);
	});

	it.each([
		...['', ' ', 'Mars/Phobos', 'local', 'system', 'default', 'utc+3', '+03:00'],
		...['Europe/Kiew', 'BST', 'IST', 'PST', '__proto__', '\u0000', 'x'.repeat(1000)],
	])('refuses what needs a timezone when that is %j, and says so', (timezone) => {
		expect(sent('dateTimeValue', '2024-06-12', timezone)).toMatch(
			/^has no zone of its own, and the timezone ".*"?…? does not exist\. Enter a name such as Europe\/Kyiv in 'Timezone' under 'Options'\.$/,
		);
	});

	it.each(['[a b ', '[ab cd] ', '[', 'a ', '12 A'])(
		'refuses a long text that begins with a date without trying it again and again: %s',
		(part) => {
			expectLinear(() => {
				expect(sent('dateTimeValue', `2024-06-12 ${part.repeat(200_000)}.`)).toBe(NO_DATE_TIME);
			});
		},
	);

	it('never throws, whatever the text and the timezone', () => {
		fc.assert(
			fc.property(anyText(), fc.string(), (text, timezone) => {
				expect(() => sent('dateTimeValue', text, timezone)).not.toThrow();
				expect(() => sent('dateTimeValue', `2024-06-12${text}`, timezone)).not.toThrow();
			}),
		);
	});
});

/** A time on a clock as text without a zone. */
function wallText(wallTime: number): string {
	return new Date(wallTime).toISOString().slice(0, -1);
}

import { byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** What goes out for a date that is entered; the message and the advice when nothing does. */
async function sent(
	value: string,
	zones: { workflow?: string; option?: string } = {},
): Promise<unknown> {
	const run = await tracy.run({
		parameters: byProperty([['204', 'dateTimeValue', value]], {
			options: { timezone: zones.option ?? '' },
		}),
		timezone: zones.workflow,
		onError: 'continueErrorOutput',
	});
	const [body] = await tracy.sandbox.bodies();
	if (body !== undefined) return /"dateTimeValue":"([^"]*)"/.exec(body)?.[1];
	const { error, details } = run.failures[0]?.json ?? {};
	return `${String(error)} ${String(Object(details).next)}`;
}

describe('With a zone of its own it is that instant', () => {
	test.each([
		['ISO 8601 in UTC', '2024-06-12T10:15:00Z', '2024-06-12T10:15:00.000Z'],
		['ISO 8601 with an offset', '2024-06-12T10:15:00.123+02:00', '2024-06-12T08:15:00.123Z'],
		['RFC 2822', 'Wed, 12 Jun 2024 10:15:00 +0200', '2024-06-12T08:15:00.000Z'],
		['SQL with an offset', '2024-06-12 10:15:00 +02:00', '2024-06-12T08:15:00.000Z'],
		[
			'a DateTime',
			'={{ DateTime.fromISO("2024-06-12T10:15:00", { zone: "Asia/Tokyo" }) }}',
			'2024-06-12T01:15:00.000Z',
		],
		['a Date', '={{ new Date(Date.UTC(2024, 5, 12, 10, 15)) }}', '2024-06-12T10:15:00.000Z'],
	])('%s', async (_, value, expected) => {
		expect(await sent(value, { workflow: 'America/New_York', option: 'Asia/Kolkata' })).toBe(
			expected,
		);
	});
});

describe('Without a zone it is read', () => {
	const noon = '2024-06-12T12:00:00';

	test.each([
		["in the workflow's zone", { workflow: 'America/New_York' }, '2024-06-12T16:00:00.000Z'],
		['in the one of the option', { option: 'Asia/Kolkata' }, '2024-06-12T06:30:00.000Z'],
		[
			'in the one of the option before the workflow’s',
			{ workflow: 'America/New_York', option: 'Asia/Kolkata' },
			'2024-06-12T06:30:00.000Z',
		],
	])('%s', async (_, zones, expected) => {
		expect(await sent(noon, zones)).toBe(expected);
	});

	test('in the zone that an expression of the option gives for the item', async () => {
		await tracy.run({
			items: [{ zone: 'Asia/Tokyo' }, { zone: '' }],
			parameters: byProperty([['204', 'dateTimeValue', noon]], {
				options: { timezone: '={{ $json.zone }}', maxConcurrency: 1 },
			}),
			timezone: 'Europe/Kyiv',
		});

		const bodies = await tracy.sandbox.bodies();
		expect(bodies[0]).toContain('"2024-06-12T03:00:00.000Z"');
		expect(bodies[1]).toContain('"2024-06-12T09:00:00.000Z"');
	});

	test.each([
		['SQL', '2024-06-12 12:00:00', '2024-06-12T10:00:00.000Z'],
		['SQL with a fraction', '2024-06-12 12:00:00.5', '2024-06-12T10:00:00.500Z'],
		['an ISO week', '2024-W24-3T12:00', '2024-06-12T10:00:00.000Z'],
	])('also as %s', async (_, value, expected) => {
		expect(await sent(value, { workflow: 'Europe/Berlin' })).toBe(expected);
	});
});

describe('A date alone is midnight in the zone', () => {
	test.each([
		['Pacific/Pago_Pago', '2024-06-12T11:00:00.000Z'],
		['Pacific/Tongatapu', '2024-06-11T11:00:00.000Z'],
		['UTC', '2024-06-12T00:00:00.000Z'],
	])('%s', async (zone, expected) => {
		expect(await sent('2024-06-12', { option: zone })).toBe(expected);
	});
});

describe('When the clocks change', () => {
	test('a time that comes twice is the earlier one', async () => {
		expect(await sent('2024-10-27T02:30:00', { workflow: 'Europe/Berlin' })).toBe(
			'2024-10-27T00:30:00.000Z',
		);
	});

	test('a time that is skipped is shifted forward', async () => {
		expect(await sent('2024-03-31T02:30:00', { workflow: 'Europe/Berlin' })).toBe(
			'2024-03-31T01:30:00.000Z',
		);
	});

	test('a day whose midnight is skipped begins when it begins', async () => {
		expect(await sent('2024-09-08', { workflow: 'America/Santiago' })).toBe(
			'2024-09-08T04:00:00.000Z',
		);
	});
});

describe('Anything else is refused, with the value', () => {
	test.each([
		['a date of another order', '12.06.2024', /"12\.06\.2024" .*DateTime\.fromFormat/],
		['a bare number', '={{ 1718187300 }}', /1718187300 .*bare number/],
		['a bare number as text', '1718187300', /"1718187300"/],
		['a day that does not exist', '2024-02-30', /"2024-02-30"/],
		['a word', 'tomorrow', /"tomorrow"/],
		['a time alone', '12:30', /"12:30"/],
		['a year alone', '2024', /"2024"/],
		['a boolean', '={{ true }}', /true/],
		['a Date that is none', '={{ new Date("nonsense") }}', /is a date that does not exist/],
	])('%s', async (_, value, says) => {
		expect(await sent(value)).toMatch(says);
		expect(await tracy.sandbox.requests()).toEqual([]);
	});

	test('a timezone that does not exist', async () => {
		expect(await sent('2024-06-12', { option: 'Mars/Olympus' })).toMatch(/Mars\/Olympus/);
	});
});

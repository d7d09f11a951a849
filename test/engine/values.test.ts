import { byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** The property in the dataset Samples for each type of value. */
const PROPERTIES = {
	stringValue: '201',
	integerValue: '202',
	decimalValue: '203',
	dateTimeValue: '204',
	optionValue: '205',
	userValue: '206',
	recordValue: '207',
};

type ValueType = keyof typeof PROPERTIES;

interface Taken {
	name: string;
	/** As it is entered: text, or an expression. */
	value: string;
	/** As it is in the body, character by character. */
	sent: string;
}

interface Refused {
	name: string;
	value: string;
	says: RegExp;
}

/** Checks that values of one type go out exactly so. */
function takes(valueType: ValueType, cases: Taken[]): void {
	test.each(cases)(`${valueType} takes $name`, async ({ value, sent }) => {
		const run = await tracy.run({
			parameters: byProperty([[PROPERTIES[valueType], valueType, value]]),
			onError: 'continueErrorOutput',
		});

		expect(await tracy.sandbox.bodies()).toEqual([
			`{"datums":[{"property":{"id":${PROPERTIES[valueType]}},"${valueType}":${sent}}],"dataset":{"id":2}}`,
		]);
		expect(run.failures).toEqual([]);
		expect(run.json).toMatchObject([{ outcome: 'created' }]);
	});
}

/** Checks that values of one type are refused with item, property and value, and not sent. */
function refuses(valueType: ValueType, cases: Refused[]): void {
	test.each(cases)(`${valueType} refuses $name`, async ({ value, says }) => {
		const run = await tracy.run({
			parameters: byProperty([[PROPERTIES[valueType], valueType, value]]),
			onError: 'continueErrorOutput',
		});

		expect(run.success).toEqual([]);
		expect(run.failures).toMatchObject([
			{
				json: {
					error: expect.stringMatching(says),
					details: {
						outcome: 'rejected',
						itemIndex: 0,
						status: null,
						property: PROPERTIES[valueType],
						next: expect.stringMatching(/\w.*[.}]$/),
					},
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(run.failures[0]?.json.error).toContain(`property ${PROPERTIES[valueType]}`);
		expect(await tracy.sandbox.requests()).toEqual([]);
	});
}

describe('Text', () => {
	takes('stringValue', [
		{ name: 'a text as it is', value: ' 1,000 €\t', sent: String.raw`" 1,000 €\t"` },
		{ name: 'a number as its text', value: '={{ 1.5 }}', sent: '"1.5"' },
		{ name: 'a boolean as its text', value: '={{ true }}', sent: '"true"' },
		{ name: 'a BigInt as its text', value: '={{ 9007199254740993n }}', sent: '"9007199254740993"' },
		{
			name: 'a live Date as its ISO text in UTC',
			value: '={{ new Date(Date.UTC(2024, 5, 12)) }}',
			sent: '"2024-06-12T00:00:00.000Z"',
		},
		{
			name: 'a live DateTime as its own ISO text',
			value: '={{ DateTime.fromISO("2024-06-12", { zone: "Asia/Tokyo" }) }}',
			sent: '"2024-06-12T00:00:00.000+09:00"',
		},
		{ name: 'text that looks like JSON', value: '{"a":1}', sent: String.raw`"{\"a\":1}"` },
	]);
	refuses('stringValue', [
		{ name: 'an object', value: '={{ ({ a: 1 }) }}', says: /\{"a":1\}.* is an object/ },
		{
			name: 'a number that has lost digits',
			value: '={{ 1e21 }}',
			says: /digits were already lost/,
		},
		{ name: 'a list in a list', value: '={{ [["a"]] }}', says: /\["a"\]/ },
		{ name: 'NaN', value: '={{ NaN }}', says: /NaN/ },
	]);
});

describe('Integer', () => {
	takes('integerValue', [
		{ name: '0', value: '={{ 0 }}', sent: '0' },
		{ name: '-0', value: '={{ -0 }}', sent: '0' },
		{ name: 'a whole number', value: '={{ -42 }}', sent: '-42' },
		{ name: 'digits as text', value: '0042', sent: '42' },
		{ name: 'a blank beside an expression', value: '={{ 42 }} ', sent: '42' },
		{ name: 'what a spreadsheet makes of it', value: '42.0', sent: '42' },
		{ name: 'an exponent', value: '1e3', sent: '1000' },
		{
			name: 'the largest safe number',
			value: '={{ Number.MAX_SAFE_INTEGER }}',
			sent: '9007199254740991',
		},
		{ name: 'digits beyond that', value: '9007199254740993', sent: '9007199254740993' },
		{
			name: 'the largest 64-bit integer',
			value: '9223372036854775807',
			sent: '9223372036854775807',
		},
		{
			name: 'the smallest 64-bit integer',
			value: '-9223372036854775808',
			sent: '-9223372036854775808',
		},
		{
			name: 'a BigInt with every digit',
			value: '={{ 9223372036854775807n }}',
			sent: '9223372036854775807',
		},
	]);
	refuses('integerValue', [
		{ name: 'a fraction', value: '={{ 1.5 }}', says: /1\.5 .*is not a whole number/ },
		{ name: 'a fraction as text', value: '1.5', says: /"1\.5" .*is not a whole number/ },
		{
			name: 'a number that has lost digits',
			value: '={{ 2 ** 53 }}',
			says: /9007199254740992 .*digits were already lost/,
		},
		{ name: 'one too many', value: '9223372036854775808', says: /outside the range/ },
		{ name: 'one too few', value: '-9223372036854775809', says: /outside the range/ },
		{ name: 'a boolean', value: '={{ true }}', says: /true .*is not a whole number/ },
		{ name: 'a word', value: 'many', says: /"many" .*is not a whole number/ },
		{ name: 'grouped digits', value: '1,000', says: /"1,000"/ },
		{ name: 'hex digits', value: '0x10', says: /"0x10"/ },
		{ name: 'a negative exponent', value: '15e-1', says: /"15e-1" .*is not a whole number/ },
		{ name: 'digits of another script', value: '٤٢', says: /"٤٢"/ },
		{
			name: 'an endless row of digits',
			value: '={{ "9".repeat(5000) }}',
			says: /outside the range/,
		},
		{ name: 'an object', value: '={{ ({}) }}', says: /\{\}/ },
	]);
});

describe('Decimal', () => {
	takes('decimalValue', [
		{ name: 'a number', value: '={{ 12.5 }}', sent: '12.5' },
		{ name: 'text with its digits kept', value: '12.50', sent: '12.50' },
		{
			name: 'more digits than a double holds',
			value: '0.1234567890123456789',
			sent: '0.1234567890123456789',
		},
		{ name: 'an exponent', value: '-1.5E+10', sent: '-1.5E+10' },
		{ name: 'a whole number', value: '7', sent: '7' },
		{ name: 'leading zeros', value: '001.50', sent: '1.50' },
		{ name: 'a blank beside an expression', value: '=\u00a0{{ 1.5 }}\n', sent: '1.5' },
		{
			name: 'the largest double',
			value: '={{ Number.MAX_VALUE }}',
			sent: '1.7976931348623157e+308',
		},
	]);
	refuses('decimalValue', [
		{ name: 'a decimal comma', value: '12,5', says: /"12,5" .*is not a decimal number/ },
		{ name: 'grouped digits', value: '1,000', says: /"1,000"/ },
		{ name: 'NaN', value: '={{ NaN }}', says: /NaN/ },
		{ name: 'Infinity', value: '={{ Infinity }}', says: /Infinity/ },
		{ name: 'NaN as text', value: 'NaN', says: /"NaN"/ },
		{ name: 'hex digits', value: '0x10', says: /"0x10"/ },
		{ name: 'too large a number', value: '1e400', says: /too large/ },
		{ name: 'a boolean', value: '={{ false }}', says: /false/ },
	]);
});

describe('Option, User', () => {
	takes('optionValue', [
		{ name: 'an ID', value: '={{ 2051 }}', sent: '{"id":2051}' },
		{ name: 'an ID as text', value: '2052', sent: '{"id":2052}' },
	]);
	takes('userValue', [
		{ name: 'an ID', value: '3', sent: '{"id":3}' },
		{ name: 'a reference', value: '={{ ({ id: 3, name: "Grace" }) }}', sent: '{"id":3}' },
		{ name: 'a blank beside an expression', value: '={{ 3 }} ', sent: '{"id":3}' },
	]);
	refuses('optionValue', [
		{
			name: 'a number that has lost digits',
			value: '={{ 7615917337495251231 }}',
			says: /digits were already lost upstream/,
		},
	]);
	refuses('userValue', [
		{ name: 'a name', value: 'Ada', says: /"Ada" .*is not an ID/ },
		{ name: 'an object without an ID', value: '={{ ({ name: "Ada" }) }}', says: /without an ID/ },
	]);
});

describe('Record', () => {
	test('takes the ID of a record that exists, exactly', async () => {
		await tracy.sandbox.change({ firstRecordId: '9007199254740993' });
		await tracy.run({ parameters: byProperty([]) });

		const run = await tracy.run({
			parameters: byProperty([['207', 'recordValue', '9007199254740993']]),
		});

		expect((await tracy.sandbox.bodies())[1]).toBe(
			'{"datums":[{"property":{"id":207},"recordValue":{"id":9007199254740993}}],"dataset":{"id":2}}',
		);
		expect(run.json).toMatchObject([
			{ outcome: 'created', values: { Record: '9007199254740993' } },
		]);
	});

	refuses('recordValue', [
		{ name: 'a number that has lost digits', value: '={{ 2 ** 53 }}', says: /already lost/ },
		{ name: 'more than 64 bits', value: '9223372036854775808', says: /too large for an ID/ },
		{ name: 'a word', value: 'first', says: /"first" .*is not an ID/ },
	]);
});

import { encodeJson } from '../../../../nodes/Tracy/contract/json/encodeJson';
import { decimal } from '../../../../nodes/Tracy/mapping/values/decimal';
import { integer } from '../../../../nodes/Tracy/mapping/values/integer';
import { evaluated } from '../valueTable';
import { sent } from './sent';

const MENDED =
	/^is not a decimal number: it (.*)\. Make it a number in the expression: \{\{ (.*) \}\}\.$/;

/** What is wrong with a decimal number as text, and the expression that makes a number of it. */
function partsOf(text: string): { flaw: string; expression: string } {
	const said = String(sent('decimalValue', text));
	const [, flaw = said, expression = ''] = MENDED.exec(said) ?? [];
	return { flaw, expression };
}

const UNIT = 'has a unit with it';
const CURRENCY = 'has a currency with it';
const GROUPED = 'has its digits grouped';
const COMMA = 'has a decimal comma';
const PERCENT = 'has a percent sign';
const MORE = 'has more than a number in it';

describe('the expression that makes a number of a text', () => {
	it.each<[text: string, flaw: string, number: number]>([
		['5 kg', UNIT, 5],
		['5ea', UNIT, 5],
		['5 pieces', UNIT, 5],
		['10 people', UNIT, 10],
		['5 BOXES', UNIT, 5],
		['5 shares, class B', UNIT, 5],
		['5 (net)', UNIT, 5],
		['(A) 5 (B)', UNIT, 5],
		['(5', MORE, 5],
		['Room ABC 5', MORE, 5],
		['USD 5', CURRENCY, 5],
		['-USD 5', CURRENCY, -5],
		['5 USD', CURRENCY, 5],
		['5 kr', CURRENCY, 5],
		['€ ,5', CURRENCY, 0.5],
		['($5)', CURRENCY, -5],
		['Rs.5', CURRENCY, 5],
		['Rs.1,000', CURRENCY, 1000],
		['-Rs.5', CURRENCY, -5],
		['1.2345 €', CURRENCY, 1.2345],
		['1234.345 €', CURRENCY, 1234.345],
		['-12.5%', PERCENT, -12.5],
		['~5%', PERCENT, 5],
		['5% off', PERCENT, 5],
		['12,000', GROUPED, 12_000],
		['12 000', GROUPED, 12_000],
		['1 000 000', GROUPED, 1_000_000],
		['1,000 000', GROUPED, 1_000_000],
		['1.234.567', GROUPED, 1_234_567],
		['1,00,000', GROUPED, 100_000],
		['1,234.50', GROUPED, 1234.5],
		['-12,50', COMMA, -12.5],
		['1,0000', COMMA, 1],
		['1.234,567', COMMA, 1234.567],
		['1 234,567', COMMA, 1234.567],
	])('of %j, which %s, is right: %d', (text, flaw, number) => {
		const said = partsOf(text);
		expect(said.flaw).toBe(flaw);
		const made = sent('decimalValue', evaluated(said.expression, { $json: { price: text } }));
		expect(Number(encodeJson(made))).toBe(number);
	});

	it.each([
		['-12,50', 'replace(",", ".")'],
		['-1,000,000', 'replaceAll(",", "")'],
		['-12.5%', 'replace("%", "")'],
		['12 %', 'replace("%", "")'],
	])('of %j is as short as it can be', (text, expression) => {
		expect(partsOf(text).expression).toBe(`$json.price.${expression}`);
	});

	it.each([
		...['1e', '1e+', '1234 567', '1 000 00', '1,234.567.890', '1,234.567,8', '5 of 6'],
		...[`${'x'.repeat(59)} 5`],
	])('is none of %j, which may be more than one number', (text) => {
		expect(sent('decimalValue', text)).toBe(
			'is not a decimal number. Write it with a point and without grouping, such as 1234.5.',
		);
	});

	it('is one of a text of 60 characters still', () => {
		expect(partsOf(`${'x'.repeat(58)} 5`).flaw).toBe(MORE);
	});
});

it.each(['1.5k', '5 mln', '2 million', '2 milioni', '3 billion', '3 biliony', '2 lakh', '2 crore'])(
	'%j is never mended, since it may be short for a larger number',
	(text) => {
		expect(sent('decimalValue', text)).toBe(
			'is not a decimal number: it may be short for a larger number. Write it out, such as 1500000 for 1.5 M.',
		);
	},
);

it.each(['1234.567', '0.345', '1.2345'])('no point of %j groups digits', (text) => {
	expect(sent('integerValue', text)).toMatch(/^is not a whole number\. Round it in the expression/);
});

describe('what stands in the place of a number', () => {
	it.each([
		...['NA', 'n.a.', 'N/A', '--', '–', '?', 'nil', 'None', 'undefined', 'NaN', '(null)'],
		...['#DIV/0!', '#N/A', '#REF!', '\\N', '0000-00-00', '0000-00-00 00:00:00'],
	])('may say that there is none: %s', (text) => {
		expect(decimal(text, { timezone: 'UTC' })).toEqual({
			ok: false,
			mistake: {
				flaw: 'is not a decimal number: it only says that there is no value',
				next: `Leave it out in the expression: {{ $json.value === ${JSON.stringify(text)} ? null : $json.value }}.`,
				instead: 'Pass an empty text to leave it out.',
			},
		});
	});

	it('may be what becomes of an object in a text', () => {
		expect(integer('[object Object] ', { timezone: 'UTC' })).toEqual({
			ok: false,
			mistake: {
				flaw: 'is not a whole number: it is what becomes of an object in a text',
				next: 'Take away what stands beside the expression, if only a blank, so that it yields the object itself; or pass one of its fields, such as {{ $json.owner.id }}.',
				instead: 'Pass a whole number such as 42, or its digits as text.',
			},
		});
	});
});

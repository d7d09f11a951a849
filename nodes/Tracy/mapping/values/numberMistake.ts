import { flawed } from '../../outcome/Result';
import { numberText, wholeDigits } from './numberText';

/** How spreadsheets, databases and people write that there is no value. */
const NO_VALUE =
	/^(?:null|\(null\)|nil|none|undefined|nan|n\.?\/?a\.?|#n\/a|#value!|#ref!|#div\/0!|\\n|[-–—?]+)$/i;

/** A value that can't be taken. */
type Flawed = ReturnType<typeof flawed>;

/** What is wrong, more closely: the flaw itself, and what gives it away. */
function because({ mistake }: Flawed, why: string, next: string, instead?: string): Flawed {
	return flawed(`${mistake.flaw}: it ${why}`, next, instead);
}

/**
 * What is wrong with a text that says that there is no value; undefined for every other.
 *
 * @param otherwise what would be wrong with any other text
 */
export function noValueMistake(value: unknown, otherwise: Flawed): Flawed | undefined {
	if (typeof value !== 'string' || !NO_VALUE.test(value)) return undefined;
	const literal = JSON.stringify(value);
	return because(
		otherwise,
		'only says that there is no value',
		`Leave it out in the expression: {{ $json.value === ${literal} ? null : $json.value }}.`,
		'Pass an empty text to leave it out.',
	);
}

const CURRENCY =
	/\p{Sc}|^[+-]?[A-Z]{3}(?![A-Za-z])|(?<![A-Za-z])[A-Z]{3}$|(?<!\p{L})(?:[Kk]r|zł|Kč|грн|руб|Fr|Rs|lei|Ft|лв)(?!\p{L})/u;

/** What is written beside the digits of a number, by what gives it away. */
const MARKS: Array<[flaw: string, mark: RegExp]> = [
	['has a percent sign', /[%٪‰]/],
	['has a currency with it', CURRENCY],
	['is in brackets, as accounts show what is below zero', /^\(.*\)$/],
	['has a unit with it', /\p{L}/u],
	['has its minus sign behind it, or another than "-"', /-$|−/],
];

/** One number: no point or comma alone before it, and nothing between its digits but what groups them. */
const ONE_NUMBER = /^(?:[^\d.,]|[.,](?=\d))*\d(?:[\d.,'’ʼ_\s]*\d)?[^\d]*$/;
const BETWEEN_DIGITS = /\d(?:.*\d)?/;
const GROUPED = /^\d{1,3}(?:([.,'’ʼ_\s])\d{2,3})*([.,'’ʼ_\s])\d{3}$/;

/** Longer than any number with a currency. */
const LONGEST = 60;

/**
 * What is wrong with a text that should be a number, and the expression that mends it, where there
 * is one.
 *
 * @param otherwise what is wrong where there is none; `isWhole` asks for a whole number
 */
export function numberMistake(
	text: string,
	{ otherwise, isWhole }: { otherwise: Flawed; isWhole: boolean },
): Flawed {
	const noValue = noValueMistake(text, otherwise);
	if (noValue) return noValue;
	if (text.length > LONGEST) return otherwise;
	if (/\p{Nd}/u.test(text.replace(/\d/g, ''))) return otherDigits(text, otherwise);
	if (numberText(text) !== undefined) return isWhole ? fraction(otherwise) : otherwise;
	const mended = mend(text);
	if (!mended || /e[+-]?$/i.test(text)) return otherwise;
	const { flaw, expression, number } = mended;
	if (isWhole && wholeDigits(number) === undefined) {
		return because(otherwise, flaw, next(`Math.round(${expression})`), otherwise.mistake.next);
	}
	return because(otherwise, flaw, next(expression), `Pass ${number}.`);
}

function next(expression: string): string {
	return `Make it a number in the expression: {{ ${expression} }}.`;
}

function fraction({ mistake }: Flawed): Flawed {
	return flawed(
		mistake.flaw,
		'Round it in the expression: {{ Math.round($json.price) }}. Or choose a property for decimals.',
		mistake.next,
	);
}

function otherDigits(text: string, otherwise: Flawed): Flawed {
	const isWide = numberText(text.normalize('NFKC')) !== undefined;
	const pass = 'Pass it with the digits 0 to 9.';
	return because(
		otherwise,
		'has other digits than 0 to 9',
		isWide ? next('$json.price.normalize("NFKC")') : pass,
		pass,
	);
}

/** An expression that makes a number of the text, and what it makes of it. */
function mend(text: string): { flaw: string; expression: string; number: string } | undefined {
	if (!ONE_NUMBER.test(text)) return undefined;
	const hasComma = hasDecimalComma(text);
	const mark = hasComma ? ',' : '.';
	const [core = ''] = BETWEEN_DIGITS.exec(text) ?? [];
	const isDecimal = core.split(mark).length === 2;
	const whole = isDecimal ? core.slice(0, core.indexOf(mark)) : core;
	const isGrouped = GROUPED.test(whole);
	if (!isGrouped && !/^\d*$/.test(whole)) return undefined;

	const isNegative = /^\(.*\)$|\d\s*-$|−/.test(text);
	const kept = `${mark}${isNegative ? '' : '-'}`;
	const digits = text.replace(new RegExp(`[^\\d${kept}]`, 'g'), '').replace(',', '.');
	const number = isNegative ? `-${digits}` : digits;
	if (numberText(number) === undefined) return undefined;

	const otherwise = isGrouped ? 'has its digits grouped' : 'has more than a number in it';
	const flaw =
		MARKS.find(([, written]) => written.test(text))?.[0] ??
		(hasComma && text.includes(',') ? 'has a decimal comma' : otherwise);
	const price = '$json.price';
	const simple = [
		{ form: /^[+-]?\d+,\d+$/, expression: `${price}.replace(",", ".")`, isMeant: hasComma },
		{ form: /^[+-]?[\d,]+$/, expression: `${price}.replaceAll(",", "")`, isMeant: !hasComma },
		{ form: /^[+-]?[\d.]+\s*%$/, expression: `${price}.replace("%", "")`, isMeant: !hasComma },
	].find(({ form, isMeant }) => isMeant && form.test(text));
	const point = hasComma ? '.replace(",", ".")' : '';
	const general = `${isNegative ? '"-" + ' : ''}${price}.replace(/[^\\d${kept}]/g, "")${point}`;
	return { flaw, expression: simple?.expression ?? general, number };
}

/** Whether a comma stands before the decimals: the last mark, unless it groups three digits. */
function hasDecimalComma(text: string): boolean {
	const comma = text.lastIndexOf(',');
	if (comma === -1 || comma < text.lastIndexOf('.')) {
		// Several points group digits, as where a comma is the decimal mark.
		return comma === -1 && text.split('.').length > 2;
	}
	if (text.includes('.')) return true;
	return text.indexOf(',') === comma && !/(?:^|\D)[1-9]\d{0,2},\d{3}(?!\d)/.test(text);
}

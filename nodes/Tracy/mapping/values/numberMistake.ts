import { numberText, wholeDigits } from '../../contract/scalars';
import { flawed } from '../../outcome/Result';
import { showUnseen, withoutBlanks } from '../../outcome/withoutBlanks';
import { listInText } from './listInText';

/** How spreadsheets, databases and people write that there is no value. */
const NO_VALUE =
	/^(?:null|\(null\)|nil|none|undefined|nan|n\.?\/?a\.?|#n\/a|#div\/0!|#\w+[!?]|\\n|[-–—?]+|0000-00-00(?:[T ]00:00:00)?)$/i;

/** A value that can't be taken. */
type Flawed = ReturnType<typeof flawed>;

/** What is wrong, more closely: the flaw itself, and what gives it away. */
function because({ mistake }: Flawed, why: string, next: string, instead?: string): Flawed {
	return flawed(`${mistake.flaw}: it ${why}`, next, instead);
}

/**
 * What is wrong with a text that stands in the place of a value: it says that there is none, or is
 * what becomes of an object beside text. Undefined for every other.
 *
 * @param otherwise what would be wrong with any other text
 */
export function placeholderMistake(value: unknown, otherwise: Flawed): Flawed | undefined {
	if (typeof value !== 'string') return undefined;
	if (value.includes('[object Object]')) {
		return because(
			otherwise,
			'is what becomes of an object in a text',
			'Take away what stands beside the expression, if only a blank, so that it yields the object itself; or pass one of its fields, such as {{ $json.owner.id }}.',
			otherwise.mistake.next,
		);
	}
	if (!NO_VALUE.test(withoutBlanks(value))) return undefined;
	const literal = showUnseen(JSON.stringify(value));
	return because(
		otherwise,
		'only says that there is no value',
		`Leave it out in the expression: {{ $json.value === ${literal} ? null : $json.value }}.`,
		'Pass an empty text to leave it out.',
	);
}

/**
 * What is wrong with a text that is a list in JSON, where that is not read as one; undefined for
 * every other.
 *
 * @param field what an expression calls it
 */
export function listMistake(value: string, field: string, otherwise: Flawed): Flawed | undefined {
	if (!listInText(value)) return undefined;
	const { next } = otherwise.mistake;
	const list = `Pass the list itself: {{ JSON.parse(${field}) }}.`;
	return because(otherwise, 'is a list, as text', list, next);
}

const CURRENCY =
	/\p{Sc}|^[+-]?[A-Z]{3}(?![A-Za-z])|(?<![A-Za-z])[A-Z]{3}$|(?<!\p{L})(?:[Kk]r|zł|Kč|грн|руб|Fr|Rs|lei|Ft|лв)(?!\p{L})/u;

/** What stands behind a number that is a thousand or a million times as large. */
const MULTIPLIER =
	/^\s*(?:k|m|b|bn|t|tsd|mio|ml[nd]|mrd|thousand|tausend|mill?i\w+|bill?i\w+|lakhs?|crores?|cr|тыс|млн|млрд|[千万億亿])(?!\p{L})/iu;

/** One number, with what stands before and behind it. Nothing stands in it but what groups digits. */
const ONE_NUMBER = /^(\D*?)((?:(?<!\p{L})[.,])?\d(?:(?:[\d.,'’ʼ_]|[^\S\n\r])*\d)?[.,]?)(\D*)$/u;
const GROUPED = /^\d{1,3}(?:([.,'’ʼ_\s])\d{2,3})*([.,'’ʼ_\s])\d{3}$/;
const GROUPED_BY_POINT = /^[1-9]\d{0,2}\.\d{3}$/;

/** A minus sign, or what is taken for one. */
const MINUS = '[-\\u2010-\\u2015\\u2212\\ufe63\\uff0d]';
const MINUS_BEFORE = new RegExp(`(?!-)${MINUS}`);
const MINUS_BEHIND = new RegExp(`^\\s*${MINUS}\\P{L}*$`, 'u');

/** Longer than any number with a currency. */
const LONGEST = 60;

/**
 * What is wrong with a text, or a number with a fraction, that should be a number, and the expression that mends it, where there
 * is one.
 *
 * @param otherwise what is wrong where there is none; `isWhole` asks for a whole number
 */
export function numberMistake(
	given: string | number,
	{ otherwise, isWhole }: { otherwise: Flawed; isWhole: boolean },
): Flawed {
	if (typeof given === 'number') return fraction(given, otherwise);
	const noValue =
		placeholderMistake(given, otherwise) ?? listMistake(given, '$json.price', otherwise);
	if (noValue) return noValue;
	const text = withoutBlanks(given);
	if (text.length > LONGEST) return otherwise;
	if (/(?!\d)\p{Nd}/u.test(text)) return otherDigits(text, otherwise);
	if (numberText(text) !== undefined) return isWhole ? fraction(text, otherwise) : otherwise;
	const [, before = '', core = '', behind = ''] = ONE_NUMBER.exec(text) ?? [];
	if (MULTIPLIER.test(behind)) {
		const why = 'may be short for a larger number';
		return because(otherwise, why, 'Write it out, such as 1500000 for 1.5 M.');
	}
	const mended = mend(text, { before, core, behind });
	if (!mended || /\d\.?e[+-]?$/i.test(text)) return otherwise;
	const { flaw, expression, number } = mended;
	if (isWhole && wholeDigits(number) === undefined) {
		return because(otherwise, flaw, next(`Math.round(${expression})`), otherwise.mistake.next);
	}
	const sent = isWhole ? wholeDigits(number) : numberText(number);
	return because(otherwise, flaw, next(expression), `Pass ${sent}.`);
}

function next(expression: string): string {
	return `Make it a number in the expression: {{ ${expression} }}.`;
}

function fraction(given: string | number, { mistake }: Flawed): Flawed {
	const round = 'Round it in the expression: {{ Math.round($json.price) }}.';
	return flawed(
		mistake.flaw,
		typeof given === 'string' && GROUPED_BY_POINT.test(given)
			? `If its point groups digits, take it out: {{ $json.price.replaceAll(".", "") }}. If not: ${round}`
			: `${round} Or choose a property for decimals.`,
		mistake.next,
	);
}

/** What is wrong with a text in which digits of other scripts stand. */
export function otherDigits(text: string, otherwise: Flawed): Flawed {
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
function mend(
	text: string,
	{ before, core, behind }: { before: string; core: string; behind: string },
): { flaw: string; expression: string; number: string } | undefined {
	// Of a fraction such as ½ nothing would be left.
	if (core === '' || /\p{No}/u.test(text)) return undefined;
	const isMoney = CURRENCY.test(text);
	const hasComma = hasDecimalComma(core) || (isMoney && GROUPED_BY_POINT.test(core));
	const mark = hasComma ? ',' : '.';
	const whole = core.split(mark).length === 2 ? core.slice(0, core.indexOf(mark)) : core;
	const isGrouped = GROUPED.test(whole);
	if (!isGrouped && !/^\d*$/.test(whole)) return undefined;

	const isBracketed = /\([^)]*$/.test(before) && behind.includes(')');
	// In prices a dash stands for decimals that there are none of.
	const hasDash = MINUS_BEFORE.test(before);
	const hasMinus = hasDash || (/\d$/.test(core) && MINUS_BEHIND.test(behind));
	const isAbbreviated = !hasComma && `${before}${behind}`.includes('.');
	const losesMinus = isAbbreviated || behind.includes('-');
	const isNegative = isBracketed || hasMinus || (losesMinus && before.includes('-'));
	const kept = isNegative || losesMinus ? mark : `${mark}-`;
	const removed = isAbbreviated ? `^\\D+|[^\\d${kept}]|\\D+$` : `[^\\d${kept}]`;
	const digits = text.replace(new RegExp(removed, 'g'), '').replace(',', '.');
	const number = isNegative ? `-${digits}` : digits;
	if (numberText(number) === undefined) return undefined;

	const flaws: Array<[isSo: boolean, flaw: string]> = [
		[/[%٪‰]/.test(text), 'has a percent sign'],
		[isMoney, 'has a currency with it'],
		[isBracketed, 'is in brackets, as accounts show what is below zero'],
		[/\p{L}/u.test(behind), 'has a unit with it'],
		[hasDash, 'has another minus sign than "-"'],
		[hasMinus, 'has its minus sign behind it'],
		[hasComma && core.includes(','), 'has a decimal comma'],
		[isGrouped, 'has its digits grouped'],
	];
	const flaw = flaws.find(([isSo]) => isSo)?.[1] ?? 'has more than a number in it';
	const price = '$json.price';
	const simple = [
		{ form: /^[+-]?\d+,\d+$/, expression: `${price}.replace(",", ".")`, isMeant: hasComma },
		{ form: /^[+-]?[\d,]+$/, expression: `${price}.replaceAll(",", "")`, isMeant: !hasComma },
		{ form: /^[+-]?[\d.]+\s*%$/, expression: `${price}.replace("%", "")`, isMeant: !hasComma },
	].find(({ form, isMeant }) => isMeant && form.test(text));
	const point = hasComma ? '.replace(",", ".")' : '';
	const general = `${isNegative ? '"-" + ' : ''}${price}.replace(/${removed}/g, "")${point}`;
	return { flaw, expression: simple?.expression ?? general, number };
}

/** Whether a comma stands before the decimals: the last mark, unless it groups three digits. */
function hasDecimalComma(core: string): boolean {
	const comma = core.lastIndexOf(',');
	if (comma <= core.lastIndexOf('.')) {
		// Several points group digits, as where a comma is the decimal mark.
		return comma === -1 && core.split('.').length > 2;
	}
	if (core.includes('.')) return true;
	return core.indexOf(',') === comma && !/^[1-9]\d{0,2},\d{3}(?!\d)/.test(core);
}

import { flawed } from '../../outcome/Result';

/** A sign, digits with a point among, before or behind them, and an exponent. */
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/;

/** The parts of a number that is written as text; undefined for any other text. */
function partsOf(text: string) {
	const [, sign = '', whole = '', fraction = '', exponent = ''] = NUMBER.exec(text) ?? [];
	if (whole === '' && fraction === '') return undefined;
	return { minus: sign === '-' ? '-' : '', whole, fraction, exponent };
}

/**
 * A number in JSON's grammar, however it was written: `+12.5`, `.5`, `5.` and `007` are 12.5, 0.5,
 * 5 and 7. Its digits are kept, `1.10` stays as it is.
 *
 * @returns undefined for what is no number
 */
export function numberText(text: string): string | undefined {
	const parts = partsOf(text);
	if (!parts) return undefined;
	const { minus, whole, fraction, exponent } = parts;
	const digits = `${minus}${whole.replace(/^0+(?=.)/, '') || '0'}`;
	return `${digits}${fraction && `.${fraction}`}${exponent}`;
}

/** Digits that are in no other form already. */
const PLAIN = /^-?[1-9]\d{0,18}$/;

/** More than any integer of Tracy's has. */
const MOST_DIGITS = 40;

/**
 * The digits of a whole number, however it was written: `5.0`, `1e3` and `+5` are 5, 1000 and 5.
 *
 * @returns undefined for what is no whole number; the first 40 digits of one that has more
 */
export function wholeDigits(text: string): string | undefined {
	if (PLAIN.test(text)) return text;
	const parts = partsOf(text);
	if (!parts) return undefined;
	const { minus, whole, fraction, exponent } = parts;
	const digits = whole + fraction;
	let begin = 0;
	let end = digits.length;
	while (digits[end - 1] === '0') end -= 1;
	while (begin < end && digits[begin] === '0') begin += 1;
	if (begin === end) return '0';
	const point = whole.length + Number(exponent.slice(1));
	if (end > point) return undefined;
	const length = Math.min(point - begin, MOST_DIGITS);
	return minus + digits.slice(begin, end).padEnd(length, '0').slice(0, MOST_DIGITS);
}

/**
 * What is wrong with a number that is no longer the one that was meant: a whole one beyond what
 * JavaScript counts exactly. Undefined for every other value.
 */
export function lostDigits(value: unknown): ReturnType<typeof flawed> | undefined {
	if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) {
		return undefined;
	}
	const limit = value > 0 ? 'beyond 9007199254740991' : 'below -9007199254740991';
	return flawed(
		`is ${limit}, so digits were already lost upstream`,
		'Pass it as text, as early in the workflow as it is read.',
	);
}

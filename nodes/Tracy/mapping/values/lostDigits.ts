import { flawed } from '../../outcome/Result';

/** How a spreadsheet shows a number that is too long for it. */
const SHORTENED = /^[+-]?\d(?:\.\d+)?E\+(?:1[1-9]|[2-9]\d|\d{3,})$/;

/**
 * What is wrong with a text that a spreadsheet has shortened, such as 4.00638E+12; undefined for
 * every other.
 *
 * @param flaw what is wrong with it in short
 */
export function shortened(text: string, flaw: string, form = SHORTENED) {
	return form.test(text)
		? flawed(
				`${flaw}: written with an exponent, it may have lost digits`,
				'Pass it as text, as early in the workflow as it is read.',
			)
		: undefined;
}

/**
 * What is wrong with a number that is no longer the one that was meant: a whole one beyond what
 * JavaScript counts exactly. Undefined for every other value.
 */
export function lostDigits(value: unknown): ReturnType<typeof flawed> | undefined {
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return undefined;
	const limit = Number(value) > 0 ? 'beyond 9007199254740991' : 'below -9007199254740991';
	return flawed(
		`is ${limit}, so digits were already lost upstream`,
		'Pass it as text, as early in the workflow as it is read.',
	);
}

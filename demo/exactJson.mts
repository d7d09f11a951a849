import { parse } from 'lossless-json';

/** Parses JSON; whole numbers whose digits JavaScript would lose become a BigInt. */
export function exactJson(text: string): unknown {
	return parse(text, null, (digits) => {
		const number = Number(digits);
		const isLost = /^-?\d+$/.test(digits) && !Number.isSafeInteger(number);
		return isLost ? BigInt(digits) : number;
	});
}

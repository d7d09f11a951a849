import { ok, flawed } from '../../outcome/Result';
import type { Converter } from './Converter';
import { dateText, isDate } from './dateTime';
import { lostDigits } from './numberText';

/** Text: a string as it is; a number or boolean as its text; a date as its ISO text. */
export const text: Converter<'stringValue'> = (value) => {
	switch (typeof value) {
		case 'string':
			return ok(value);
		case 'boolean':
		case 'bigint':
			return ok(String(value));
		case 'number':
			if (Number.isFinite(value)) return lostDigits(value) ?? ok(String(value));
			return flawed('is not a finite number', 'Leave it out, or pass a text instead.');
		default:
			return isDate(value) ? fromDate(value) : notText(value);
	}
};

function fromDate(value: object) {
	const iso = dateText(value);
	return iso === undefined
		? flawed('is a date that does not exist', 'Leave it out, or look at what it was made of.')
		: ok(iso);
}

function notText(value: unknown) {
	return flawed(
		`is ${Array.isArray(value) ? 'a list' : 'an object'}, not a text`,
		'Pass one of its fields, or the whole as text with {{ JSON.stringify(…) }}.',
		'Pass a text.',
	);
}

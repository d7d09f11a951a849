import { ok, flawed } from '../../outcome/Result';
import type { Converter } from './Converter';
import { dateText, isDate } from './dateTime';
import { lostDigits } from './lostDigits';

/** Text: a string as it is; a number or boolean as its text; a date as its ISO text. */
export const text: Converter<'stringValue'> = (value) => {
	switch (typeof value) {
		case 'string':
			// What n8n hands out for a DateTime that is none.
			return value === 'Invalid DateTime' ? dateText(new Date(NaN)) : ok(value);
		case 'boolean':
		case 'bigint':
			return ok(String(value));
		case 'number':
			if (Number.isFinite(value)) return lostDigits(value) ?? ok(String(value));
			return flawed('is not a finite number', 'Leave it out, or pass a text instead.');
		default:
			return isDate(value) ? dateText(value) : notText(value);
	}
};

function notText(value: unknown) {
	return flawed(
		`is ${Array.isArray(value) ? 'a list' : 'an object'}, not a text`,
		'Pass one of its fields, or the whole as text with {{ JSON.stringify(…) }}.',
		'Pass a text.',
	);
}

import { ok, flawed } from '../../outcome/Result';
import type { Converter } from './Converter';

/** Text: a string as it is; a number or boolean as its text. */
export const text: Converter<'stringValue'> = (value) => {
	switch (typeof value) {
		case 'string':
			return ok(value);
		case 'boolean':
		case 'bigint':
			return ok(String(value));
		case 'number':
			if (Number.isFinite(value)) return ok(String(value));
			return flawed('is not a finite number', 'Leave it out, or pass a text instead.');
		default:
			return flawed(
				`is ${Array.isArray(value) ? 'a list' : 'an object'}, not a text`,
				'Pass one of its fields, or the whole as text with {{ JSON.stringify(…) }}.',
			);
	}
};

import { converted } from './converted';
import { refused } from './refused';
import type { ValueKind } from './ValueKind';

/** Text: a string as it is; a number or boolean as its text. */
export const text: ValueKind<'stringValue'> = (value) => {
	switch (typeof value) {
		case 'string':
			return converted(value);
		case 'boolean':
		case 'bigint':
			return converted(String(value));
		case 'number':
			if (Number.isFinite(value)) return converted(String(value));
			return refused('is not a finite number', 'Leave it out, or pass a text instead.');
		default:
			return refused(
				`is ${Array.isArray(value) ? 'a list' : 'an object'}, not a text`,
				'Pass one of its fields, or the whole as text with {{ JSON.stringify(…) }}.',
			);
	}
};

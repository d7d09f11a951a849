import { showUnseen } from './withoutBlanks';

const MAXIMUM_LENGTH = 80;

/** A value as a message shows it: as JSON, with codes for what can't be seen, and not too long. */
export function showValue(value: unknown): string {
	if (typeof value === 'bigint') return shorten(String(value));
	return shorten(showUnseen(asJson(value)));
}

function asJson(value: unknown): string {
	try {
		const shown = typeof value === 'string' ? value.slice(0, 2 * MAXIMUM_LENGTH + 1) : value;
		const json = JSON.stringify(shown) ?? 'null';
		// JSON has no word for what is no date, or no data.
		return json === 'null' ? String(shown) : json;
	} catch {
		return '[object]';
	}
}

/** A text, cut off between two characters where it is too long. */
export function shorten(text: string, length = MAXIMUM_LENGTH): string {
	// A character takes up to two places.
	const characters = Array.from(text.slice(0, 2 * length + 1));
	return characters.length <= length ? text : `${characters.slice(0, length).join('')}…`;
}

/**
 * The first of a list, and how many more there are: "a, b, and 3 more".
 *
 * @param show makes the text of each; those that are not shown cost nothing
 */
export function listed<Thing>(
	things: readonly Thing[],
	most: number,
	show: (thing: Thing) => string = String,
	separator = ', ',
): string {
	const more = things.length > most ? [`and ${things.length - most} more`] : [];
	return [...things.slice(0, most).map(show), ...more].join(separator);
}

import { mistaken } from './mistaken';

const NEXT_FOR_TEXT =
	'Correct it there. Keys and texts stand in double quotes, and a comma only between two elements.';

/**
 * What is wrong with a JSON parameter that is none.
 *
 * @param name what a message calls it, such as "'Body'"
 * @param reason completes "is not JSON:"
 */
export function notJson(name: string, parameter: unknown, reason: string) {
	return mistaken(
		`${name} is not JSON: ${reason}.`,
		typeof parameter === 'string' ? NEXT_FOR_TEXT : 'Let the expression yield plain JSON data.',
	);
}

import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { identifier } from './identifier';
import { optionByText } from './optionByText';
import type { Property } from './Property';
import { reference } from './reference';
import { refused } from './refused';

/**
 * An option of a property that could be read, by ID or by text. Texts may consist of digits, too:
 * what is the ID of one option and the text of another is taken as the ID if it is a number, and
 * refused if it is text.
 */
export function knownOption(value: unknown, property: Property): Conversion<Wire<'Option'>> {
	const { options } = property;
	const id = identifier(value);
	if (!id.ok) {
		const isText = typeof value === 'string' || (options !== null && isScalar(value));
		return isText ? optionByText(String(value), property) : id;
	}
	if (!options) return reference(id);
	if (!options.get(id.value)) return optionByText(String(value), property);

	const other = options.find(String(value)).find((named) => named.id !== id.value);
	if (typeof value !== 'string' || !other) return converted({ id: id.value });
	return refused(
		`is the ID of one option of ${property.shown} and the text of another, with the ID ${other.id}`,
		'Pass the ID as a number: {{ Number($json.option) }}.',
	);
}

/** A spreadsheet gives texts such as "0", "2.5" and "TRUE" as numbers and booleans. */
function isScalar(value: unknown): value is number | bigint | boolean {
	return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}

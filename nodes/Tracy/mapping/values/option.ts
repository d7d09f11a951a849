import type { Wire } from '../../contract/Wire';
import { ok, flawed } from '../../outcome/Result';
import type { Conversion } from '../../outcome/Result';
import type { Property } from '../dataset/Definition';
import { findNamed } from '../dataset/Names';
import type { Converter } from './Converter';
import { identifier, isName, reference } from './identifier';

/** The one option of a property that has this text. */
function optionByText(text: string, property: Property): Conversion<Wire<'Option'>> {
	const sought = { one: 'option', many: 'options', of: property.shown };
	const found = findNamed(text, property.options, sought);
	return found.ok ? ok({ id: found.value.id }) : found;
}

/**
 * An option of a property that could be read, by ID or by text. Texts may consist of digits, too:
 * what is the ID of one option and the text of another is taken as the ID if it is a number, and
 * flawed if it is text.
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
	if (typeof value !== 'string' || !other) return ok({ id: id.value });
	return flawed(
		`is the ID of one option of ${property.shown} and the text of another, with the ID ${other.id}`,
		'Pass the ID as a number: {{ Number($json.option) }}.',
	);
}

/** A spreadsheet gives texts such as "0", "2.5" and "TRUE" as numbers and booleans. */
function isScalar(value: unknown): value is number | bigint | boolean {
	return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}

/** Option: its ID, or its text where the property could be read. */
export const option: Converter<'optionValue'> = (value, { property }) =>
	property && isName(value) ? optionByText(value, property) : reference(identifier(value));

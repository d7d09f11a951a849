import type { Wire } from '../../contract/Wire';
import { flawed, isNothing, ok, type Conversion } from '../../outcome/Result';
import { withoutBlanks } from '../../outcome/withoutBlanks';
import type { Property } from '../dataset/Definition';
import { findNamed } from '../dataset/Names';
import type { Converter } from './Converter';
import { identifier, reference } from './identifier';
import { listAdvice } from './listInText';
import { placeholderMistake } from './numberMistake';
import { lostDigits } from './lostDigits';
import { pathInto } from '../../outcome/pathInto';

/** The one option of a property that has this text. */
function optionByText(text: string, property: Property): Conversion<Wire<'Option'>> {
	const sought = { one: 'option', many: 'options', of: property.shown };
	const found = findNamed(text, property.options, sought);
	if (found.ok) return ok({ id: found.value.id });
	const noValue = placeholderMistake(text, found);
	const { next, instead } = noValue?.mistake ?? listAdvice(text) ?? found.mistake;
	return flawed(found.mistake.flaw, next, instead);
}

/**
 * An option of a property that could be read, by ID or by text. Texts may consist of digits, too:
 * what is the ID of one option and the text of another is taken as the ID if it is a number, and
 * refused if it is text.
 */
export function knownOption(value: unknown, property: Property): Conversion<Wire<'Option'>> {
	const { options } = property;
	const id = identifier(value);
	const lost = lostDigits(value);
	if (lost) return lost;
	if (!id.ok) {
		const isText = typeof value === 'string' || (options !== null && isScalar(value));
		return isText ? optionByText(String(value), property) : withTextInside(id, value, property);
	}
	if (!options) return reference(id);
	if (typeof value === 'object') {
		const referred = referredOption(id.value, options, property);
		return referred.ok ? referred : withTextInside(referred, value, property);
	}
	const text = String(value);
	const named = options.find(text);
	const isNamed = named.length > 0 && !/^\d+$/.test(withoutBlanks(text));
	if (isNamed || !options.get(id.value)) return optionByText(text, property);

	const other = named.find((option) => option.id !== id.value);
	if (typeof value !== 'string' || !other) return ok({ id: id.value });
	return flawed(
		`is the ID of one option of ${property.shown} and the text of another, with the ID ${other.id}`,
		'Pass the ID as a number: {{ Number($json.option) }}.',
		`To mean the option ${other.id}, pass ${other.id}.`,
	);
}

/** Says of an object that has no ID of an option, but the text of one, where that stands. */
function withTextInside(
	id: ReturnType<typeof flawed>,
	value: unknown,
	{ options }: Property,
): Conversion<never> {
	const path = pathInto(
		value,
		(text) => typeof text === 'string' && (options?.find(text) ?? []).length > 0,
	);
	if (path === undefined) return id;
	return flawed(id.mistake.flaw, `Pass its text: {{ $json.tag${path} }}.`, 'Pass its text.');
}

/** What is given as a reference is that option, whatever texts there are. */
function referredOption(
	id: number,
	options: NonNullable<Property['options']>,
	{ shown }: Property,
): Conversion<Wire<'Option'>> {
	if (options.get(id)) return ok({ id });
	return flawed(
		`is no option of ${shown}, which has: ${options.list()}`,
		'Use one of these names, or the ID of the option.',
	);
}

/** A spreadsheet gives texts such as "0", "2.5" and "TRUE" as numbers and booleans. */
function isScalar(value: unknown): value is number | bigint | boolean {
	return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}

/** Whether a value that is one can be no ID where an option is taken, so that only a text is left. */
export function canBeNoOptionId(value: unknown): boolean {
	return !isNothing(value) && !identifier(value).ok && !lostDigits(value);
}

/** Option: its ID. */
export const option: Converter<'optionValue'> = (value) => {
	const id = reference(identifier(value));
	const advice = listAdvice(value);
	return id.ok || !advice ? id : flawed(id.mistake.flaw, advice.next, advice.instead);
};

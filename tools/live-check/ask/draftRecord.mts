import type { ValueColumn } from '../../../nodes/Tracy/contract/Wire.ts';
import { columnOfType } from '../../../nodes/Tracy/mapping/dataset/Definition.ts';
import type { SeenDataset, SeenProperty } from './SeenDataset.mts';

/** A record that is to be created. */
export interface Draft {
	readonly dataset: number;
	readonly values: readonly SentValues[];
	/** How many required properties can't be given a value. */
	readonly leftOut: number;
	/** A text in it by which it can be found; null where it has no text. */
	readonly mark: string | null;
}

/** The values of one property, each in a datum of its own. */
export interface SentValues {
	readonly property: number;
	readonly column: ValueColumn;
	/** As they are compared: text, the digits of a number, the ID of an option. */
	readonly texts: readonly string[];
}

/** A property with what it can be given. */
interface Candidate extends SentValues {
	readonly isRequired: boolean;
	readonly isPlural: boolean;
}

/**
 * Chooses what to create: a value for each required property, for the first property of each kind,
 * and two for the first that takes several.
 *
 * @param dataset null when it can't be read: then the record has no values
 * @param mark a text by which the record can be found
 */
export function draftRecord(id: number, dataset: SeenDataset | null, mark: string): Draft {
	const properties = dataset?.properties ?? [];
	const writable = properties.filter(({ propertyType }) => propertyType?.isAutomatic !== true);
	const candidates = writable.flatMap((property) => toCandidate(property, mark) ?? []);
	const required = writable.filter(({ isRequired }) => isRequired).length;
	const values = candidates.filter(
		(candidate) =>
			candidate.isRequired ||
			candidate === candidates.find(({ column }) => column === candidate.column) ||
			candidate === candidates.find(({ isPlural }) => isPlural),
	);
	return {
		dataset: id,
		values,
		leftOut: required - candidates.filter(({ isRequired }) => isRequired).length,
		mark: values.some(({ column }) => column === 'stringValue') ? mark : null,
	};
}

/** null for what can't be given a value without knowing more. */
function toCandidate(property: SeenProperty, mark: string): Candidate | null {
	const { id, isRequired, propertyType } = property;
	const type = propertyType?.id ?? null;
	const column = columnOfType(type);
	if (column === null) return null;
	const samples = samplesOf(column, property, mark);
	if (samples.length === 0) return null;
	const isPlural = propertyType?.isPlural === true && samples.length > 1;
	// What looks like an e-mail address, a link or a phone number is better not made up.
	if (column === 'stringValue' && !isRequired && !/text|string/i.test(type ?? '')) return null;
	return {
		property: id,
		column,
		texts: isPlural ? samples : samples.slice(0, 1),
		isRequired,
		isPlural,
	};
}

/** Two values, or as many as there are; each is one that is easily spoiled. */
function samplesOf(column: ValueColumn, { options }: SeenProperty, mark: string): string[] {
	switch (column) {
		case 'stringValue':
			return [`${mark}: “Їжак”`, `${mark}, second value`];
		case 'integerValue':
			// Beyond 2^53, where a double has no odd numbers.
			return ['9007199254740993', '42'];
		case 'decimalValue':
			return ['1234.56', '-0.25'];
		case 'dateTimeValue':
			// A date as the node sends it: its midnight, here in a zone east of UTC.
			return ['2024-06-12T22:00:00.000Z', '2024-02-28T22:00:00.000Z'];
		case 'optionValue':
			return (options ?? []).slice(0, 2).map((option) => String(option.id));
		case 'userValue':
		case 'recordValue':
			return [];
	}
}

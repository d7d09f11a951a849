import type { FieldType, ResourceMapperField } from 'n8n-workflow';
import type { PropertyAnswer } from '../contract/DatasetAnswer';
import { kindOfType } from '../mapping/kindOfType';
import type { ValueColumn } from '../mapping/ValueKind';
import { toEntries } from './toEntries';

/** More than a person looks through; the list would also be stored with the workflow. */
const MOST_OPTIONS = 200;

/**
 * The types that serve the editor: values are read as they are, so none of them converts
 * anything. An integer is text there, since a number would lose digits.
 */
const FIELD_TYPES: { [Column in ValueColumn]: FieldType } = {
	stringValue: 'string',
	integerValue: 'string',
	decimalValue: 'number',
	dateTimeValue: 'dateTime',
	optionValue: 'string',
	userValue: 'string',
	recordValue: 'string',
};

/**
 * A property as the column that the editor shows.
 *
 * @param name what tells it from all others there
 */
export function toMapperField(property: PropertyAnswer, name: string): ResourceMapperField {
	const { id, isAutomatic, isRequired } = property;
	return {
		id: String(id),
		displayName: displayName(property, name),
		required: isRequired && !isAutomatic,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		readOnly: isAutomatic,
		removed: isAutomatic,
		...typeOf(property),
	};
}

function displayName({ typeId, isAutomatic, isPlural }: PropertyAnswer, name: string): string {
	const remarks = [
		isAutomatic && 'filled in by Tracy',
		isPlural && 'a list of values',
		kindOfType(typeId) === null &&
			`unknown type${typeId === null ? '' : ` ${JSON.stringify(typeId)}`}, taken as what the value is`,
	].filter((remark) => remark !== false);
	return remarks.length === 0 ? name : `${name} (${remarks.join('; ')})`;
}

function typeOf({ typeId, isPlural, options }: PropertyAnswer) {
	const kind = kindOfType(typeId);
	// As an array, the editor would mark an empty list as JSON that is not right.
	if (isPlural || kind === null) return { type: 'string' as const };
	if (kind !== 'optionValue' || !options || options.length > MOST_OPTIONS) {
		return { type: FIELD_TYPES[kind] };
	}
	return { type: 'options' as const, options: toEntries(options, 'Option') };
}

import type { DatasetAnswer, PropertyAnswer } from '../contract/readDataset';
import type { ValueColumn } from '../contract/Wire';
import { givenDataset } from '../host/definitionReader';
import { escapeHtml } from '../host/showHints';
import { columnOfType } from '../mapping/dataset/Definition';
import { chosenDataset, editorError } from './askTracy';
import { toEntries } from './toEntries';
import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

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
function toMapperField(property: PropertyAnswer, name: string): ResourceMapperField {
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
		columnOfType(typeId) === null &&
			`unknown type${typeId === null ? '' : ` ${JSON.stringify(typeId)}`}, taken as what the value is`,
	].filter((remark) => remark !== false);
	return remarks.length === 0 ? name : `${name} (${remarks.join('; ')})`;
}

function typeOf({ typeId, isPlural, options }: PropertyAnswer) {
	const column = columnOfType(typeId);
	// As an array, the editor would mark an empty list as JSON that is not right.
	if (isPlural || column === null) return { type: 'string' as const };
	if (column !== 'optionValue' || !options || options.length > MOST_OPTIONS) {
		return { type: FIELD_TYPES[column] };
	}
	return { type: 'options' as const, options: toEntries(options, 'Option') };
}

const OTHERWISE =
	"Paste the dataset into 'Dataset Definition', choose 'Property by Property', or use an API key that may read it.";

/**
 * The columns of the chosen dataset, for the editor. The editor would show nothing of an error but
 * that there was one, so what happened stands where the columns would be; except where columns
 * are mapped already: these the editor would drop, if it got a list without them.
 *
 * @throws NodeOperationError when the columns can't be read and some are mapped already
 */
async function getColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const { properties, id } = pastedDataset(this) ?? (await chosenDataset(this, OTHERWISE));
		if (properties && properties.length > 0) return { fields: fieldsOf(properties) };
		return notice(
			`Tracy does not tell the properties of dataset ${id}. Give them in 'Dataset Definition', or choose 'Property by Property'.`,
		);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		if (hasSavedColumns(this)) throw editorError(this, message, '');
		return notice(message);
	}
}

function fieldsOf(properties: PropertyAnswer[]): ResourceMapperField[] {
	const entries = toEntries(properties, 'Property');
	return properties.map((property, index) =>
		toMapperField(property, entries[index]?.name ?? property.name),
	);
}

/** What 'Dataset Definition' holds; null where it is empty. Throws what the editor shows. */
function pastedDataset(context: ILoadOptionsFunctions): DatasetAnswer | null {
	const given = givenDataset(context.getCurrentNodeParameter('datasetDefinition'));
	if (given.ok) return given.value;
	throw editorError(context, given.mistake.reason, given.mistake.next);
}

function hasSavedColumns(context: ILoadOptionsFunctions): boolean {
	const schema = context.getCurrentNodeParameter('columns.schema');
	return Array.isArray(schema) && schema.length > 0;
}

function notice(sentence: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice: escapeHtml(sentence) };
}

/** What the editor's resource mapper shows. */
export const resourceMapping = { getColumns };

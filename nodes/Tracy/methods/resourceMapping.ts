import type { DatasetAnswer, PropertyAnswer } from '../contract/readDataset';
import type { ValueColumn } from '../contract/Wire';
import { givenDataset } from '../host/definitionReader';
import { escapeHtml } from '../host/showHints';
import { isTool } from '../host/isTool';
import { columnOfType, isWritable } from '../mapping/dataset/Definition';
import { chosenDataset, editorError } from './askTracy';
import { toEntries } from './toEntries';
import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
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
 * A property as the column that the editor shows. None is required: n8n would not even start a
 * workflow then, and whether Tracy refuses a record without its value is assumption A4.
 *
 * @param name what tells it from all others there; an agent gets it as the name of a parameter, so
 * it stands bare
 * @param agentKey what an agent's model calls it; null where there is no agent
 */
function toMapperField(
	property: PropertyAnswer,
	name: string,
	agentKey: string | null,
): ResourceMapperField {
	const isKnown = columnOfType(property.typeId) !== null;
	return {
		id: String(property.id),
		displayName: isKnown ? name : `${name} (unknown type)`,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		...typeOf(property, name, agentKey),
	};
}

function typeOf(
	{ typeId, isPlural, options }: PropertyAnswer,
	name: string,
	agentKey: string | null,
) {
	const column = columnOfType(typeId);
	// As an array, the editor would mark an empty list as JSON that is not right.
	if (isPlural || column === null) return { type: 'string' as const };
	if (column !== 'optionValue' || !options || options.length > MOST_OPTIONS) {
		return { type: FIELD_TYPES[column] };
	}
	const entries = toEntries(options, 'Option');
	const choices = agentKey === null ? entries : [modelChooses(name, agentKey, entries), ...entries];
	return { type: 'options' as const, options: choices };
}

/**
 * The entry with which an agent's model chooses an option: n8n offers that for every column but
 * those with a list. It is the expression that n8n writes for others, with the remark by which the
 * editor knows it: "Defined automatically by the model".
 */
function modelChooses(
	name: string,
	key: string,
	options: Array<{ name: string }>,
): INodePropertyOptions {
	const texts = options.map((option) => JSON.stringify(option.name)).join(', ');
	const about = key === keyOf(name) ? 'One of' : `${name}: one of`;
	const description = `${about} ${texts}`.replace(/[\\`${}]/g, ' ');
	return {
		name: 'Let the Model Choose',
		value: `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${description}\`, 'string') }}`,
	};
}

/** A name as n8n makes the name of a model's parameter of it. */
function keyOf(name: string): string {
	return name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 64);
}

/** What tells a name from all others once it is a key; n8n refuses every call where two are the same. */
function ownKey(id: number, name: string, names: string[]): string {
	const key = keyOf(name);
	const isOwn = names.filter((other) => keyOf(other) === key).length === 1;
	return isOwn && /[A-Za-z0-9]/.test(key) ? key : `property_${id}`;
}

const OTHERWISE = {
	unreadable:
		"Choose 'Property by Property', paste the dataset into the option 'Dataset Definition', or use an API key that may read it.",
	byExpression:
		"'Map Automatically' finds the columns when the workflow runs. To map them by hand, execute the nodes before this one first, or choose a dataset.",
};

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
		const writable = (properties ?? []).filter(isWritable);
		if (writable.length > 0) return { fields: fieldsOf(writable, isTool(this.getNode())) };
		return notice(
			properties && properties.length > 0
				? `Dataset ${id} has no property that can be written.`
				: `Tracy does not tell the properties of dataset ${id}. Choose 'Property by Property', or give them in the option 'Dataset Definition'.`,
		);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		if (hasSavedColumns(this)) throw editorError(this, message, '');
		return notice(message);
	}
}

function fieldsOf(properties: PropertyAnswer[], isForAgent: boolean): ResourceMapperField[] {
	const entries = toEntries(properties, 'Property');
	const names = entries.map((entry) => entry.name);
	return properties.map((property, index) => {
		const name = names[index] ?? property.name;
		return toMapperField(property, name, isForAgent ? ownKey(property.id, name, names) : null);
	});
}

/** What 'Dataset Definition' holds; null where it is empty. Throws what the editor shows. */
function pastedDataset(context: ILoadOptionsFunctions): DatasetAnswer | null {
	const given = givenDataset(context.getCurrentNodeParameter('options.datasetDefinition'));
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

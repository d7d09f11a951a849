import { escapeHtml } from '../host/showHints';
import { isTool } from '../host/isTool';
import type { Property } from '../mapping/dataset/Definition';
import { byType, toDatums } from '../mapping/toDatums';
import { chosenDataset, editorError, pastedDataset, writableProperties } from './askTracy';
import { toEntries, type Entry } from './toEntries';
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
const FIELD_TYPES: Record<NonNullable<Property['column']>, FieldType> = {
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
	property: Property,
	name: string,
	agentKey: string | null,
): ResourceMapperField {
	return {
		id: String(property.id),
		displayName: property.column ? name : `${name} (unknown type)`,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		...typeOf(property, name, agentKey),
	};
}

function typeOf(property: Property, name: string, agentKey: string | null) {
	const { column, isPlural, options } = property;
	// As an array, the editor would mark an empty list as JSON that is not right.
	if (isPlural || column === null) return { type: 'string' as const };
	if (column !== 'optionValue' || !options || options.all.length > MOST_OPTIONS) {
		return { type: FIELD_TYPES[column] };
	}
	const entries = toEntries(options.all, 'Option');
	const told = entries.flatMap((entry) => toldOf(entry, property)).join(', ');
	const choices = agentKey === null ? entries : [modelChooses(name, agentKey, told), ...entries];
	return { type: 'options' as const, options: choices };
}

/**
 * The entry with which an agent's model chooses an option: n8n offers that for every column but
 * those with a list. It is the expression that n8n writes for others, with the remark by which the
 * editor knows it: "Defined automatically by the model".
 */
function modelChooses(name: string, key: string, options: string): INodePropertyOptions {
	const about = key === keyOf(name) ? 'One of' : `${bare(name)}: one of`;
	return {
		name: 'Let the Model Choose',
		value: `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${about} ${options}\`, 'string') }}`,
	};
}

/**
 * What a model is told to pass for an option: its text or its ID, whichever the node takes for it;
 * nothing where it takes none.
 */
function toldOf({ name, value: id }: Entry, property: Property): string[] {
	const isTaken = (text: string) => {
		const made = toDatums(byType(property), text, { timezone: '' });
		return text === bare(text) && made.ok && made.value[0]?.optionValue?.id === id;
	};
	// The ID that is another option's text as well is none in another form.
	const [text] = [name, `${id}`, `${id}.0`].filter(isTaken);
	if (text === undefined) return [];
	return [text === name ? `"${text}"` : `"${text}" for ${bare(name)}`];
}

/** A text without what would end the text that it stands in, or the expression. */
function bare(text: string): string {
	return JSON.stringify(text)
		.replace(/\\.|["`${}]/g, ' ')
		.trim();
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
	untold: "Choose 'Property by Property', or give them in the option 'Dataset Definition'.",
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
		const dataset = pastedDataset(this) ?? (await chosenDataset(this, OTHERWISE));
		const writable = writableProperties(this, dataset, OTHERWISE.untold);
		return { fields: fieldsOf(writable, isTool(this.getNode())) };
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		if (hasSavedColumns(this)) throw editorError(this, message, '');
		return { fields: [], emptyFieldsNotice: escapeHtml(message) };
	}
}

function fieldsOf(properties: Property[], isForAgent: boolean): ResourceMapperField[] {
	const entries = toEntries(properties, 'Property');
	const names = entries.map((entry) => entry.name);
	return properties.map((property, index) => {
		const name = names[index] ?? property.name;
		return toMapperField(property, name, isForAgent ? ownKey(property.id, name, names) : null);
	});
}

function hasSavedColumns(context: ILoadOptionsFunctions): boolean {
	const schema = context.getCurrentNodeParameter('columns.schema');
	return Array.isArray(schema) && schema.length > 0;
}

/** What the editor's resource mapper shows. */
export const resourceMapping = { getColumns };

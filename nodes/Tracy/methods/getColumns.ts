import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { DatasetAnswer, PropertyAnswer } from '../contract/DatasetAnswer';
import { readDataset } from '../contract/readDataset';
import { escapeHtml } from '../host/escapeHtml';
import { isNothing } from '../mapping/isNothing';
import { readJson } from '../mapping/readJson';
import { chosenDataset } from './chosenDataset';
import { editorError } from './editorError';
import { toEntries } from './toEntries';
import { toMapperField } from './toMapperField';

const OTHERWISE =
	"Paste the dataset into 'Dataset Definition', choose 'Property by Property', or use an API key that may read it.";

/**
 * The columns of the chosen dataset, for the editor. The editor would show nothing of an error but
 * that there was one, so what happened stands where the columns would be; except where columns
 * are mapped already: these the editor would drop, if it got a list without them.
 *
 * @throws NodeOperationError when the columns can't be read and some are mapped already
 */
export async function getColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const { properties, id } = givenDataset(this) ?? (await chosenDataset(this, OTHERWISE));
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

/** What 'Dataset Definition' holds; null where it is empty. */
function givenDataset(context: ILoadOptionsFunctions): DatasetAnswer | null {
	const parameter = context.getCurrentNodeParameter('datasetDefinition');
	if (isNothing(parameter)) return null;
	const json = readJson(parameter);
	const dataset = json.ok ? readDataset(json.value) : null;
	if (dataset?.properties) return dataset;
	const reason = json.ok
		? 'holds no dataset with an ID and properties'
		: `is not JSON: ${json.reason}`;
	throw editorError(context, `'Dataset Definition' ${reason}.`, 'Correct or empty it.');
}

function hasSavedColumns(context: ILoadOptionsFunctions): boolean {
	const schema = context.getCurrentNodeParameter('columns.schema');
	return Array.isArray(schema) && schema.length > 0;
}

function notice(sentence: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice: escapeHtml(sentence) };
}

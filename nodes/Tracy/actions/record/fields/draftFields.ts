import { compileParameter, expressionMistake } from '../../../host/compileParameter';
import { RowExpressions } from '../../../host/expressions/RowExpressions';
import type { DatumDraft, Draft } from '../../../mapping/Draft';
import { isNothing, ok, type Result } from '../../../outcome/Result';
import { withoutBlanks } from '../../../outcome/withoutBlanks';
import { additionalFieldsField, additionalReader } from './additionalFieldsField';
import { columnsFields, columnsReader } from './columnsFields';
import { datumsField } from './datumsField';
import { identifierField, locatedId } from './identifierField';
import { optionsFields, simplifyField } from './optionsFields';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** What differs between the operations that make a record. */
interface DraftFields {
	operation: 'create' | 'duplicate';
	aboutDataset: string;
	aboutState: string;
	emptyBody: '[]' | '{}';
}

/** The fields that say what a new record holds, and how it is created. */
export function draftFields({
	operation,
	aboutDataset,
	aboutState,
	emptyBody,
}: DraftFields): INodeProperties[] {
	const show = { resource: ['record'], operation: [operation] };
	return [
		...datasetFields(show, operation, aboutDataset),
		{
			...identifierField({
				displayName: 'State',
				name: 'state',
				placeholder: 'e.g. 11',
				searchListMethod: 'searchStates',
				nothingChosen: 'Tracy decides',
				namePlaceholder: 'e.g. In progress',
				description: aboutState,
			}),
			displayOptions: { show },
		},
		{
			displayName: 'Specify Values',
			name: 'specifyDatums',
			type: 'options',
			options: [
				{
					name: 'By Column',
					value: 'columns',
					description:
						"Map the dataset's properties by their names; needs an API key that may read it",
				},
				{
					name: 'Property by Property',
					value: 'fields',
					description: 'Choose each property and its value',
				},
				{
					name: 'Using JSON',
					value: 'json',
					description: 'Write the list of datums or the whole record as JSON',
				},
			],
			default: 'columns',
			description: 'How the values of the record are given',
			displayOptions: { show },
		},
		...columnsFields(show),
		...(operation === 'duplicate' ? [withoutDatasetNotice(show)] : []),
		{ ...datumsField, displayOptions: { show: { ...show, specifyDatums: ['fields'] } } },
		{
			displayName: 'Body',
			name: 'body',
			type: 'json',
			default: emptyBody,
			description:
				"A list is taken as the datums of the record, an object as the whole body of Tracy's Create Record. The other fields fill in what it does not name.",
			hint: 'e.g. [{"property": {"id": 13}, "decimalValue": 12.50}]',
			displayOptions: { show: { ...show, specifyDatums: ['json'] } },
		},
		{ ...additionalFieldsField, displayOptions: { show } },
		{ ...simplifyField, displayOptions: { show } },
		{ ...optionsFields[operation], displayOptions: { show } },
	];
}

/** The dataset: a body can name it by itself, and a duplicate takes that of its original. */
function datasetFields(
	show: { [parameter: string]: string[] },
	operation: DraftFields['operation'],
	description: string,
): INodeProperties[] {
	const field = identifierField({
		displayName: 'Dataset',
		name: 'dataset',
		placeholder: 'e.g. 1',
		searchListMethod: 'searchDatasets',
		nothingChosen: operation === 'duplicate' ? "The original's" : undefined,
		description,
	});
	if (operation === 'duplicate') return [{ ...field, displayOptions: { show } }];
	const json = { specifyDatums: ['json'] };
	return [
		{ ...field, required: true, displayOptions: { show, hide: json } },
		{
			...field,
			// Where an expression decides, n8n would show both.
			displayOptions: {
				show: { ...show, ...json },
				hide: { specifyDatums: [{ _cnd: { startsWith: '=' } }] },
			},
		},
	];
}

/** What stands in the place of the columns as long as there is no dataset. */
function withoutDatasetNotice(show: { [parameter: string]: string[] }): INodeProperties {
	return {
		displayName:
			"Choose a dataset to give the duplicate other values by column. Without one it keeps the original's.",
		name: 'withoutDatasetNotice',
		type: 'notice',
		default: '',
		// With `show` it would also stand beside an expression.
		displayOptions: {
			show: { ...show, specifyDatums: ['columns'] },
			hide: { dataset: [{ _cnd: { exists: true } }] },
		},
	};
}

/** Reads what one item asks for; the mistake when an expression fails on it. */
export type DraftReader = (itemIndex: number) => Result<Draft>;

/**
 * Reads the parameters of Create Record once, and gives what reads an item's draft out of them.
 *
 * @param row what other parameters of an item are compiled with, if there are any
 */
export function draftReader(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	row: RowExpressions = new RowExpressions(context, items),
): DraftReader {
	const parameter = (name: string, fallback: unknown) => compileParameter(row, name, fallback);
	const dataset = parameter('dataset', '');
	const state = parameter('state', '');
	const timezone = parameter('options.timezone', '');
	const specifyDatums = parameter('specifyDatums', 'columns');
	const datums = parameter('datums.datum', []);
	const columns = columnsReader(row, items);
	const body = parameter('body', '');
	const additional = additionalReader(row);
	const importKey = parameter('options.importKey', '');
	const isImportKeyUsed = parameterIsSet(context, 'options.importKey');

	const contentOf = (way: unknown, itemIndex: number): Draft['content'] => {
		switch (withoutBlanks(way)) {
			case 'fields':
				return { specify: 'fields', datums: datumDrafts(datums(itemIndex)) };
			case 'columns':
				return columns(itemIndex);
			case 'json':
				return { specify: 'json', body: body(itemIndex) };
			default:
				return { specify: 'unknown', way };
		}
	};

	return (itemIndex) => {
		try {
			return ok({
				dataset: locatedId(dataset(itemIndex)),
				...locatedState(state(itemIndex)),
				...timezoneOf(timezone(itemIndex), context.getTimezone()),
				importKey: isImportKeyUsed ? (importKey(itemIndex) ?? null) : undefined,
				additional: additional(itemIndex),
				content: contentOf(specifyDatums(itemIndex), itemIndex),
			});
		} catch (error) {
			return { ok: false, mistake: expressionMistake(error) };
		}
	};
}

function parameterIsSet(context: IExecuteFunctions, name: string): boolean {
	return context.getNodeParameter(name, 0, '', { rawExpressions: true }) !== '';
}

function datumDrafts(datums: unknown): DatumDraft[] {
	if (!Array.isArray(datums)) return [];
	// n8n does not store what is left at its default; an expression that yields nothing is another thing.
	return datums.map((datum) => ({
		property: locatedId(datum.property),
		valueType: 'valueType' in datum ? datum.valueType : 'propertyType',
		value: datum.value,
	}));
}

function timezoneOf(given: unknown, workflows: string) {
	const timezone = isNothing(given) ? workflows : String(withoutBlanks(given));
	return { timezone, isOwnTimezone: timezone !== workflows };
}

function locatedState(locator: unknown): Pick<Draft, 'state' | 'isStateName'> {
	const isStateName =
		typeof locator === 'object' && locator !== null && 'mode' in locator && locator.mode === 'name';
	return { state: locatedId(locator), isStateName };
}

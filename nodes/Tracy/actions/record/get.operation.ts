import { idText } from '../../contract/json/ExactNumber';
import { compileParameter, expressionMistake } from '../../host/compileParameter';
import { RowExpressions } from '../../host/expressions/RowExpressions';
import { noLedger } from '../../host/openLedger';
import { readingHints } from '../../host/showHints';
import { toRecordQuery, type QueryDraft, type RecordQuery } from '../../mapping/toRecordQuery';
import { reading } from '../../outcome/Endings';
import { failed } from '../../outcome/Outcome';
import { ok, type Result } from '../../outcome/Result';
import { locatedId, recordField } from './fields/identifierField';
import { defaultFields, optionsFields, simplifyField } from './fields/optionsFields';
import { runItems } from './runItems';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

const displayOptions = { show: { resource: ['record'], operation: ['get'] } };

/** The fields of Get Record. */
export const description: INodeProperties[] = [
	recordField({ operation: 'get', description: 'The record to get' }),
	{ ...simplifyField, displayOptions },
	{ ...optionsFields.get, displayOptions },
];

/** Gets one record for each input item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runItems<RecordQuery>(this, {
		outcome: 'found',
		endings: reading,
		ledger: noLedger,
		begin: ({ client, show }) => {
			const readQuery = queryReader(this, this.getInputData());
			return {
				prepare: (index) => {
					const draft = readQuery(index);
					const query = draft.ok ? toRecordQuery(draft.value) : draft;
					return query.ok ? query : { ok: false, mistake: failed('rejected', query.mistake) };
				},
				send: async (query) =>
					await client.getRecord(query, (answer) =>
						idText(answer.id) === query.id ? show(answer) : null,
					),
				finish: ({ outcomes }) => readingHints(outcomes),
			};
		},
	});
}

/** Reads the parameters of Get Record once, and gives what reads an item's query out of them. */
export function queryReader(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): (itemIndex: number) => Result<QueryDraft> {
	const row = new RowExpressions(context, items);
	const record = compileParameter(row, 'record', '');
	const fields = compileParameter(row, 'options.fields', defaultFields);
	return (itemIndex) => {
		try {
			return ok({ record: locatedId(record(itemIndex)), fields: fields(itemIndex) });
		} catch (error) {
			return { ok: false, mistake: expressionMistake(error) };
		}
	};
}

import { compileParameter, expressionMistake } from '../../host/compileParameter';
import { RowExpressions } from '../../host/expressions/RowExpressions';
import { ok } from '../../outcome/Result';
import { createItems } from './createItems';
import { draftFields, draftReader } from './fields/draftFields';
import type { DraftReader } from './fields/draftFields';
import { locatedId, recordField } from './fields/identifierField';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** Reads the parameters of Duplicate Record: those of Create Record, and the record to duplicate. */
export function duplicateReader(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): DraftReader {
	const row = new RowExpressions(context, items);
	const readDraft = draftReader(context, items, row);
	const record = compileParameter(row, 'record', '');
	return (itemIndex) => {
		const read = readDraft(itemIndex);
		if (!read.ok) return read;
		try {
			const original = locatedId(record(itemIndex)) ?? null;
			return ok({ ...read.value, original });
		} catch (error) {
			return { ok: false, mistake: expressionMistake(error) };
		}
	};
}

/** The fields of Duplicate Record. */
export const description: INodeProperties[] = [
	recordField({ operation: 'duplicate', description: 'The record to duplicate' }),
	...draftFields({
		operation: 'duplicate',
		aboutDataset:
			'The dataset that the duplicate will belong to. Leave it empty for that of the original.',
		aboutState: 'The state in which the duplicate begins. Leave it empty to let Tracy decide.',
		emptyBody: '{}',
	}),
];

/** Creates one duplicate of a record for each input item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await createItems(this, duplicateReader);
}

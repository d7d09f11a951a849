import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Mistake } from '../mapping/Mistake';
import type { QueryDraft } from '../mapping/toRecordQuery';
import { compileParameter } from './compileParameter';
import { expressionMistake } from './expressionMistake';
import { locatedId } from './locatedId';

/** Reads what one item asks for; the mistake when an expression fails on it. */
export type QueryReader = (
	itemIndex: number,
) => { ok: true; draft: QueryDraft } | { ok: false; mistake: Mistake };

/** Reads the parameters of Get Record once, and gives what reads an item's query out of them. */
export function queryReader(context: IExecuteFunctions, items: INodeExecutionData[]): QueryReader {
	const record = compileParameter(context, items, 'record', '');
	const fields = compileParameter(context, items, 'fields', '');
	return (itemIndex) => {
		try {
			return {
				ok: true,
				draft: { record: locatedId(record(itemIndex)), fields: fields(itemIndex) },
			};
		} catch (error) {
			return { ok: false, mistake: expressionMistake(error) };
		}
	};
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { compileParameter } from './compileParameter';
import { draftReader, type DraftReader } from './draftReader';
import { expressionMistake } from './expressionMistake';
import { locatedId } from './locatedId';

/** Reads the parameters of Duplicate Record: those of Create Record, and the record to duplicate. */
export function duplicateReader(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): DraftReader {
	const readDraft = draftReader(context, items);
	const record = compileParameter(context, items, 'record', '');
	return (itemIndex) => {
		const read = readDraft(itemIndex);
		if (!read.ok) return read;
		try {
			const original = locatedId(record(itemIndex)) ?? null;
			return { ok: true, draft: { ...read.draft, original } };
		} catch (error) {
			return { ok: false, mistake: expressionMistake(error) };
		}
	};
}

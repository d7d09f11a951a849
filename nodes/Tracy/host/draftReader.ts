import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DatumDraft, Draft } from '../mapping/Draft';
import type { Mistake } from '../mapping/Mistake';
import { additionalReader } from './additionalReader';
import { columnsReader } from './columnsReader';
import { compileParameter } from './compileParameter';
import { expressionMistake } from './expressionMistake';
import { locatedId } from './locatedId';

/** Reads what one item asks for; the mistake when an expression fails on it. */
export type DraftReader = (
	itemIndex: number,
) => { ok: true; draft: Draft } | { ok: false; mistake: Mistake };

/** Reads the parameters of Create Record once, and gives what reads an item's draft out of them. */
export function draftReader(context: IExecuteFunctions, items: INodeExecutionData[]): DraftReader {
	const parameter = (name: string, fallback: unknown) =>
		compileParameter(context, items, name, fallback);
	const dataset = parameter('dataset', '');
	const state = parameter('state', '');
	const timezone = parameter('options.timezone', '');
	const specifyDatums = parameter('specifyDatums', 'fields');
	const datums = parameter('datums.datum', []);
	const columns = columnsReader(context, items);
	const body = parameter('body', '');
	const additional = additionalReader(context, items);
	const importKey = parameter('options.importKey', '');
	const isImportKeyUsed = parameterIsSet(context, 'options.importKey');

	const contentOf = (way: unknown, itemIndex: number): Draft['content'] => {
		switch (way) {
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
			return {
				ok: true,
				draft: {
					dataset: locatedId(dataset(itemIndex)),
					...locatedState(state(itemIndex)),
					timezone: String(timezone(itemIndex) || context.getTimezone()),
					importKey: isImportKeyUsed ? (importKey(itemIndex) ?? null) : undefined,
					additional: additional(itemIndex),
					content: contentOf(specifyDatums(itemIndex), itemIndex),
				},
			};
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
		valueType: 'valueType' in datum ? datum.valueType : 'stringValue',
		value: datum.value,
	}));
}

function locatedState(locator: unknown): Pick<Draft, 'state' | 'isStateName'> {
	const isStateName =
		typeof locator === 'object' && locator !== null && 'mode' in locator && locator.mode === 'name';
	return { state: locatedId(locator), isStateName };
}

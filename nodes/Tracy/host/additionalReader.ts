import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { AdditionalDraft } from '../mapping/AdditionalDraft';
import { compileParameter } from './compileParameter';
import { locatedId } from './locatedId';

/**
 * Reads 'Additional Fields' of one item; undefined where there are none. Throws when an
 * expression fails on the item.
 */
export type AdditionalReader = (itemIndex: number) => AdditionalDraft | undefined;

/** Reads 'Additional Fields' once, and gives what reads those of an item out of it. */
export function additionalReader(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): AdditionalReader {
	const read = compileParameter(context, items, 'additionalFields', {});
	return (itemIndex) => {
		const fields = membersOf(read(itemIndex));
		if (Object.keys(fields).length === 0) return undefined;
		const { archived, removed, events } = fields;
		return {
			archived,
			removed,
			metadatums: listIn(fields.metadatums, 'metadatum').map((metadatum) => ({
				representation: locatedId(metadatum.representation),
				recordValue: locatedId(metadatum.recordValue),
				decimalValue: metadatum.decimalValue,
			})),
			events,
			transitions: listIn(fields.transitions, 'transition').map((transition) => ({
				oldState: locatedId(transition.oldState),
				timestamp: transition.timestamp,
			})),
		};
	};
}

/** The entries of a fixed collection that takes several. */
function listIn(collection: unknown, name: string): Array<{ [field: string]: unknown }> {
	const list = membersOf(collection)[name];
	return Array.isArray(list) ? list.map(membersOf) : [];
}

function membersOf(value: unknown): { [name: string]: unknown } {
	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value))
		: {};
}

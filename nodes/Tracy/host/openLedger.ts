import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Ledger, type LedgerEntries } from '../delivery/Ledger';
import { simplifyRecord } from './simplifyRecord';

/** The name of the ledger in the node's context, which n8n keeps over its own retries. */
const KEY = 'tracyLedger';

/** The ledger of one run of the node. */
export interface OpenLedger {
	ledger: Ledger<IDataObject>;
	/** Whether two items are the same to their last field. */
	isSame(index: number, other: number): boolean;
	/** Whether n8n runs a stored execution again but kept nothing of what it had sent. */
	isLost: boolean;
	/** Forgets the entries of this run. */
	drop(): void;
}

/** Opens the ledger that n8n keeps with this execution: one part for each run of the node. */
export function openLedger(context: IExecuteFunctions, items: INodeExecutionData[]): OpenLedger {
	const stored = context.getContext('node');
	const isLost = context.getMode() === 'retry' && stored[KEY] === undefined;
	const runIndex = String(context.getWorkflowDataProxy(0).$runIndex);
	stored[KEY] ??= {};
	const runs: { [runIndex: string]: LedgerEntries } = stored[KEY];
	const entries = (runs[runIndex] ??= {});

	const ledger = new Ledger<IDataObject>({
		entries,
		hashOf: (index) => hash(items[index]?.json ?? {}),
		keep: (answer) => answer?.id ?? null,
		restore: (id) => ({ ...simplifyRecord(null), id: isId(id) ? id : null }),
	});
	const isSame = (index: number, other: number) => {
		const text = textOf(items[index]?.json);
		return text !== '' && text === textOf(items[other]?.json);
	};
	return { ledger, isSame, isLost, drop: () => delete runs[runIndex] };
}

function hash(json: IDataObject): string {
	return createHash('sha256').update(textOf(json)).digest('base64').slice(0, 22);
}

/** Empty for an item without JSON text: n8n can't store that either, so only a retry at once, with the same item, reads its entry. */
function textOf(json: IDataObject | undefined): string {
	try {
		return JSON.stringify(json) ?? '';
	} catch {
		return '';
	}
}

function isId(id: unknown): id is number | string {
	return typeof id === 'number' || typeof id === 'string';
}

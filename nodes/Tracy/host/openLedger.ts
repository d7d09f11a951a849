import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Ledger, type LedgerEntries } from '../delivery/Ledger';
import { isCalledAsTool } from './isTool';

/** The name of the ledger in the node's context, which n8n keeps over its own retries. */
const KEY = 'tracyLedger';

/** The ledger of one run of the node. It keeps records as they are put out. */
export interface OpenLedger {
	ledger: Pick<Ledger<IDataObject>, 'find' | 'record'>;
	/** Whether two items are the same to their last field. */
	isSame(index: number, other: number): boolean;
	/**
	 * How many items were sent by an earlier try of this execution, where n8n runs a stored one
	 * again; undefined where it does, but kept nothing that would tell.
	 */
	sentBefore: number | undefined;
	/**
	 * Keeps the entries of this run if n8n may run the node again with the same items, else forgets
	 * them.
	 *
	 * @param hasFailed whether an item failed
	 */
	close(hasFailed: boolean): void;
}

/** What can't be sent twice needs none. */
export const noLedger = { find: () => undefined, record: () => undefined };

/** Opens the ledger that n8n keeps with this execution: one part for each run of the node. */
export function openLedger(context: IExecuteFunctions, items: INodeExecutionData[]): OpenLedger {
	const stored = context.getContext('node');
	const isStored = context.getMode() === 'retry';
	const isLost = isStored && stored[KEY] === undefined;
	stored[KEY] ??= {};
	const runs: { [run: string]: LedgerEntries<IDataObject> } = stored[KEY];
	const run = String(context.getWorkflowDataProxy(0).$runIndex);
	const entries = (runs[run] ??= {});

	const hashOf = (index: number) => hash(items[index]?.json ?? {});
	const isKept = mayRunAgain(context);
	// "On Error" may have been changed since the try that kept them.
	const isUsed = isKept || Object.keys(entries).length > 0;
	const ledger = isUsed ? new Ledger<IDataObject>({ entries, hashOf }) : noLedger;
	const known = isStored ? items.filter((_, index) => ledger.find(index)).length : 0;
	const isSame = (index: number, other: number) => {
		const text = textOf(items[index]?.json);
		return text !== '' && text === textOf(items[other]?.json);
	};
	return {
		ledger,
		isSame,
		sentBefore: isLost ? undefined : known,
		close: (hasFailed) => {
			if (!hasFailed || !isKept) delete runs[run];
		},
	};
}

/**
 * Whether n8n may run the node again with the same items: at once, or when a person asks for it. A
 * call as a tool that failed is told to the agent, and a further one is wanted.
 */
function mayRunAgain(context: IExecuteFunctions): boolean {
	if (isCalledAsTool(context)) return false;
	return !context.continueOnFail() || context.getNode().retryOnFail === true;
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

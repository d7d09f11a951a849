import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Ledger, type LedgerEntries } from '../delivery/Ledger';
import { isTool } from './isTool';

/** The name of the ledger in the node's context, which n8n keeps over its own retries. */
const KEY = 'tracyLedger';

/** The ledger of one run of the node. It keeps records as they are put out. */
export interface OpenLedger {
	ledger: Pick<Ledger<IDataObject>, 'find' | 'record'>;
	/** Whether two items are the same to their last field. */
	isSame(index: number, other: number): boolean;
	/** Whether n8n runs a stored execution again but kept nothing of what it had sent. */
	isLost: boolean;
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
	const isLost = context.getMode() === 'retry' && stored[KEY] === undefined;
	stored[KEY] ??= {};
	const runs: { [run: string]: LedgerEntries<IDataObject> } = stored[KEY];
	const run = isCalledAsTool(context) ? toolRun(context, items) : nodeRun(context);
	const entries = (runs[run.key] ??= {});

	const hashOf = (index: number) => hash(items[index]?.json ?? {});
	const ledger = mayRunAgain(context) ? new Ledger<IDataObject>({ entries, hashOf }) : noLedger;
	const isSame = (index: number, other: number) => {
		const text = textOf(items[index]?.json);
		return text !== '' && text === textOf(items[other]?.json);
	};
	return {
		ledger,
		isSame,
		isLost,
		close: (hasFailed) => {
			if (!run.runsAgain(hasFailed)) delete runs[run.key];
		},
	};
}

/** Whether n8n may run the node again with the same items: at once, or when a person asks for it. */
function mayRunAgain(context: IExecuteFunctions): boolean {
	return !context.continueOnFail() || context.getNode().retryOnFail === true;
}

/** One run of the node, by what it is found again, and whether n8n may run it again. */
interface Run {
	key: string;
	runsAgain(hasFailed: boolean): boolean;
}

function nodeRun(context: IExecuteFunctions): Run {
	return {
		key: String(context.getWorkflowDataProxy(0).$runIndex),
		runsAgain: (hasFailed) => hasFailed && mayRunAgain(context),
	};
}

/**
 * Whether the node is called as a tool in the way in which each try of "Retry On Fail" is a run of
 * its own. n8n before 2.41 doesn't say so, but names the type of the node so.
 */
function isCalledAsTool(context: IExecuteFunctions): boolean {
	return typeof context.isToolExecution === 'function'
		? context.isToolExecution()
		: isTool(context.getNode());
}

/** The name of the counts of tries in the node's context. */
const TRIES = 'tracyToolTries';

/**
 * A call as a tool, found again by its arguments. n8n only repeats what throws; after the last try,
 * and after one that did not throw, another call with the same arguments is one that is wanted.
 */
function toolRun(context: IExecuteFunctions, items: INodeExecutionData[]): Run {
	const stored = context.getContext('node');
	stored[TRIES] ??= {};
	const failed: { [key: string]: number } = stored[TRIES];
	const key = `tool ${items.map(({ json }) => hash(json)).join(' ')}`;
	const { retryOnFail, maxTries } = context.getNode();
	const tries = retryOnFail === true ? Math.min(5, Math.max(2, maxTries ?? 3)) : 1;
	return {
		key,
		runsAgain: (hasFailed) => {
			failed[key] = (failed[key] ?? 0) + 1;
			const runsAgain = hasFailed && !context.continueOnFail() && failed[key] < tries;
			if (!runsAgain) delete failed[key];
			return runsAgain;
		},
	};
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

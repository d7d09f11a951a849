import { isFailure } from '../outcome/Outcome';
import type { Failure, Outcome } from '../outcome/Outcome';
import { isTool, losesAnswer, losesErrors, nextFor } from './isTool';
import { unknownRecord } from './simplifyRecord';
import { NodeOperationError } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	IPairedItemData,
} from 'n8n-workflow';

/** What the person chose under "On Error": end the run, go on, or go on through the error output. */
type FailureMode = 'stop' | 'continue' | 'error output';

/** Reads what the node is to do with a failed item. */
export function failureModeOf(context: IExecuteFunctions): FailureMode {
	const node = context.getNode();
	if (losesErrors(context)) return 'continue';
	if (!context.continueOnFail() || losesAnswer(node)) return 'stop';
	// An agent is told only what leaves through the first output.
	return node.onError === 'continueErrorOutput' && !isTool(node) ? 'error output' : 'continue';
}

/** How often n8n looks for the error of an item that it takes to the error output. */
const LOOKS = 2;

/**
 * Makes sure that n8n takes an item to the error output. n8n 2.41 knows such an item by the keys of
 * its data, n8n 1.123 and 2.0 only by its `error`. An `error` of its own would cost the item its
 * row and its details, because n8n puts the message in the place of all data. So it inherits one:
 * n8n sees it when it sorts the items, and leaves it behind when it merges the row in.
 *
 * @param sentence what the message would be
 * @param isCopied whether n8n will merge the row in; else the error is gone once n8n has sorted
 */
function forErrorOutput(
	item: INodeExecutionData,
	{ node, sentence, isCopied }: { node: INode; sentence: string; isCopied: boolean },
): void {
	let looks = isCopied ? Infinity : LOOKS;
	Object.setPrototypeOf(item, {
		get error() {
			looks -= 1;
			return looks >= 0 ? new NodeOperationError(node, sentence) : undefined;
		},
	});
}

/** The most outputs of a node among which a row is looked for. */
const MOST_OUTPUTS = 20;

/**
 * Finds out by what n8n will find the row of an item again, as it does for the error output. Where
 * it has noted a wrong output of the node before, it would take another row for it, or find none
 * and put out the input instead; so it is told the right one.
 *
 * @returns undefined where n8n can't find the row
 */
function rowFinder(
	context: IExecuteFunctions,
	rows: INodeExecutionData[],
): (item: number) => IPairedItemData | undefined {
	const source = sourceOf(context);
	if (!source) return () => undefined;
	const proxy = context.getWorkflowDataProxy(0);
	const finds = (item: number, candidate: IPairedItemData): boolean => {
		try {
			const found = proxy.$getPairedItem(source.previousNode, source, candidate);
			return found !== null && isSame(found.json, rows[item]?.json);
		} catch {
			return false;
		}
	};
	return (item) => {
		if (finds(item, { item })) return { item };
		return Array.from({ length: MOST_OUTPUTS }, (_, previousNodeOutput) => ({
			item,
			sourceOverwrite: { ...source, previousNodeOutput },
		})).find((candidate) => finds(item, candidate));
	};
}

/** Where the rows come from; null where n8n doesn't say. */
function sourceOf(
	context: IExecuteFunctions,
): ReturnType<IExecuteFunctions['getInputSourceData']> | null {
	try {
		return context.getInputSourceData() ?? null;
	} catch {
		return null;
	}
}

function isSame(json: IDataObject, other: IDataObject | undefined): boolean {
	if (json === other) return true;
	try {
		return JSON.stringify(json) === JSON.stringify(other);
	} catch {
		return false;
	}
}

function recordOf(outcome: Exclude<Outcome<IDataObject>, Failure>): IDataObject {
	switch (outcome.outcome) {
		case 'created':
			return outcome.answer ?? unknownRecord('created');
		case 'found':
			return outcome.answer;
		case 'skipped':
			return unknownRecord('skipped');
	}
}

/** The only keys with which n8n takes an item to the error output. */
function errorOf(node: INode, outcome: Failure, itemIndex: number, row?: IDataObject) {
	const { status, reason, property } = outcome;
	const next = nextFor(node, outcome);
	const details = { outcome: outcome.outcome, itemIndex, status, reason, property, next };
	// An agent gets what to do in one with what is wrong, as it does where n8n hands on an error.
	const error = isTool(node) ? `${outcome.error} ${next}` : outcome.error;
	return { error, details: row ? { ...details, row } : details };
}

/**
 * What a failed row gets besides its own fields. Those of its own that would be lost by it are kept
 * in `details.row`: those of the same names, and `$error` beside `$json`, which n8n takes for a
 * failure of its own.
 */
function addedTo(
	row: IDataObject,
	errorWith: (row?: IDataObject) => ReturnType<typeof errorOf>,
	said: IDataObject,
): IDataObject {
	const isMistakable = row.$error !== undefined && row.$json !== undefined;
	const added = {
		...said,
		...errorWith(),
		...(isMistakable && { $error: undefined }),
	};
	const lost = Object.keys(added).filter((name) => Object.hasOwn(row, name));
	if (lost.length === 0) return added;
	const kept = Object.fromEntries(lost.map((name) => [name, row[name]]));
	return { ...added, ...errorWith(kept) };
}

/** Makes the items that stand for the rows, one each, as "On Error" asks for them. */
export function toItems(
	context: IExecuteFunctions,
	outcomes: Array<Outcome<IDataObject>>,
): INodeExecutionData[] {
	const mode = failureModeOf(context);
	const rows = context.getInputData();
	const node = context.getNode();
	const findRow = mode === 'error output' ? rowFinder(context, rows) : undefined;
	return outcomes.map((outcome, index) => {
		const pairedItem: INodeExecutionData['pairedItem'] = { item: index };
		// All items leave through one output in plain Continue, so each says which it is.
		const said = mode === 'continue' ? { outcome: outcome.outcome } : {};
		if (!isFailure(outcome)) return { json: { ...recordOf(outcome), ...said }, pairedItem };
		const row = rows[index]?.json ?? {};
		const errorWith = (kept?: IDataObject) => errorOf(node, outcome, index, kept);
		const json = addedTo(row, errorWith, said);
		if (!findRow) return { json: { ...row, ...json }, pairedItem };

		// Through the error output n8n merges the row in by itself, if it can.
		const found = findRow(index);
		const item: INodeExecutionData = found
			? { json, pairedItem: found }
			: // A bare number is what n8n looks nothing up for.
				{ json: errorWith(row), pairedItem: index };
		forErrorOutput(item, { node, sentence: outcome.error, isCopied: found !== undefined });
		return item;
	});
}

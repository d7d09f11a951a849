import type { Delivered } from '../delivery/deliver';
import { isFailure } from '../outcome/Outcome';
import type { Failure, Outcome } from '../outcome/Outcome';
import { isTool, nextFor } from './isTool';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode } from 'n8n-workflow';

/** Says what became of the rows of a run: "Of 5 items: 3 created, 1 rejected, 1 unsent." */
function summarize<Answer>(outcomes: Array<Outcome<Answer>>): string {
	const counts = new Map<string, number>();
	for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
	const items = outcomes.length === 1 ? 'item' : 'items';
	return `Of ${outcomes.length} ${items}: ${parts.join(', ')}.`;
}

/** How long the list of items in a message may become. */
const LONGEST_LIST = 300;

/** Item numbers as a message lists them: "1, 4-7, 9", and how many more there are. */
function ranges(items: number[]): string {
	const parts: string[] = [];
	let listed = 0;
	for (let from = 0; from < items.length; ) {
		let to = from;
		while (items[to + 1] === (items[to] ?? 0) + 1) to += 1;
		const part = from === to ? `${items[from]}` : `${items[from]}-${items[to]}`;
		if ([...parts, part].join(', ').length > LONGEST_LIST) break;
		parts.push(part);
		listed = to + 1;
		from = to + 1;
	}
	const more = items.length - listed;
	return more > 0 ? `${parts.join(', ')} and ${more} more` : parts.join(', ');
}

/** Names the items of unknown outcome; empty when there are none besides the one named already. */
function unknownSentence(unknown: number[], itemIndex: number): string {
	if (unknown.every((item) => item === itemIndex)) return '';
	return ` Of unknown outcome: ${unknown.length === 1 ? 'item' : 'items'} ${ranges(unknown)}.`;
}

/** What a run came to, item by item, as the error carries it for who reads its details. */
interface RunDetails {
	/** The numbers of the items that may or may not have been created. */
	unknown: number[];
	/** What was created so far. */
	created: Array<{ item: number; id: unknown }>;
	/** What became of how many. */
	summary: string;
}

function detailsOf(outcomes: Array<Outcome<IDataObject>>): RunDetails {
	const details: RunDetails = { unknown: [], created: [], summary: summarize(outcomes) };
	for (const [item, outcome] of outcomes.entries()) {
		if (outcome.outcome === 'unknown') details.unknown.push(item);
		if (outcome.outcome === 'created') {
			details.created.push({ item, id: outcome.answer?.id ?? null });
		}
	}
	return details;
}

/**
 * Makes the error that ends a run, about the row that ended it. Of an error an agent is told
 * nothing but the message, so what to do stands in there too.
 */
function toNodeError(
	node: INode,
	outcome: Failure,
	itemIndex: number,
	details: RunDetails,
): NodeApiError | NodeOperationError {
	const isForAgent = isTool(node);
	const next = nextFor(node, outcome);
	const description = isForAgent ? next : `${next} ${details.summary}`;
	const error =
		outcome.status === null
			? new NodeOperationError(node, outcome.error, { description, itemIndex })
			: new NodeApiError(
					node,
					{ message: outcome.error },
					{ description, itemIndex, httpCode: String(outcome.status) },
				);
	// n8n replaces a message in which it sees a code of Node's, such as EPERM, by a text of its own.
	error.message = isForAgent
		? `${outcome.error} ${next}`
		: `${outcome.error} [item ${itemIndex}]${unknownSentence(details.unknown, itemIndex)}`;
	error.messages = [];
	error.context.data = { unknown: details.unknown, created: details.created };
	return error;
}

/**
 * Ends a run in which a row failed, as "On Error: Stop Workflow" asks for.
 *
 * @throws the error about the row that ended the run, else about the first that failed
 */
export function throwAtFailure(
	node: INode,
	{ outcomes, stoppedBy }: Pick<Delivered<IDataObject>, 'outcomes' | 'stoppedBy'>,
): void {
	const index = stoppedBy ?? outcomes.findIndex(isFailure);
	const outcome = outcomes[index];
	if (!outcome || !isFailure(outcome)) return;
	throw toNodeError(node, outcome, index, detailsOf(outcomes));
}

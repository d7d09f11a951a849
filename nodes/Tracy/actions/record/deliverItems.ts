import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { encodeJson } from '../../contract/encodeJson';
import { readRecord } from '../../contract/readRecord';
import { Deadlines } from '../../delivery/Deadlines';
import { deliver, type Delivered, type Prepared } from '../../delivery/deliver';
import { failed } from '../../delivery/failed';
import type { Outcome } from '../../delivery/Outcome';
import { failureModeOf } from '../../host/failureModeOf';
import { n8nClock } from '../../host/n8nClock';
import { rawRecord } from '../../host/rawRecord';
import { readConnection } from '../../host/readConnection';
import { readSettings } from '../../host/readSettings';
import type { Settings } from '../../host/Settings';
import { simplifyRecord } from '../../host/simplifyRecord';
import { throwAtFailure } from '../../host/throwAtFailure';
import { toItem } from '../../host/toItem';
import type { Draft } from '../../mapping/Draft';
import type { Mistake } from '../../mapping/Mistake';
import { toBody } from '../../mapping/toBody';
import { postRecord } from '../../transport/postRecord';
import { toOutcome } from '../../transport/toOutcome';
import type { TracyConnection } from '../../transport/TracyConnection';

/** Reads what one item asks for; the mistake when an expression fails on it. */
export type ReadDraft = (
	context: IExecuteFunctions,
	itemIndex: number,
) => { ok: true; draft: Draft } | { ok: false; mistake: Mistake };

/**
 * Posts one record for each input item.
 *
 * @returns one item for each input item, in their order, each paired with its own
 * @throws NodeApiError or NodeOperationError about the failed item, where "On Error" says to stop
 */
export async function deliverItems(
	context: IExecuteFunctions,
	readDraft: ReadDraft,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const mode = failureModeOf(context);

	const delivered = await deliverAll(context, readDraft, items.length);
	if (mode === 'stop') throwAtFailure(context.getNode(), delivered);
	return [
		delivered.outcomes.map((outcome, index) =>
			toItem(outcome, index, mode === 'continue' ? items[index]?.json : undefined),
		),
	];
}

async function deliverAll(
	context: IExecuteFunctions,
	readDraft: ReadDraft,
	count: number,
): Promise<Delivered<IDataObject>> {
	const read = readSettings(context);
	if (!read.ok) return allUnsent(count, read.mistake);
	const access = await readConnection(context);
	if (!access.ok) return allUnsent(count, access.mistake);

	return await deliver({
		count,
		prepare: (index) => prepareItem(context, readDraft, index),
		send: sender(context, access.connection, read.settings),
		maxConcurrency: read.settings.maxConcurrency,
		stopsAtFailure: failureModeOf(context) === 'stop',
		clock: n8nClock,
		signal: context.getExecutionCancelSignal(),
	});
}

/** Nothing can be sent for any item, for one and the same reason. */
function allUnsent(count: number, mistake: Mistake): Delivered<IDataObject> {
	return { outcomes: Array.from({ length: count }, () => failed('unsent', mistake)), stoppedBy: 0 };
}

function prepareItem(
	context: IExecuteFunctions,
	readDraft: ReadDraft,
	itemIndex: number,
): Prepared<string> {
	const read = readDraft(context, itemIndex);
	if (!read.ok) return { ok: false, outcome: failed('rejected', read.mistake) };
	const mapped = toBody(read.draft);
	return mapped.ok
		? { ok: true, body: encodeJson(mapped.body) }
		: { ok: false, outcome: failed('rejected', mapped.mistake) };
}

function sender(
	context: IExecuteFunctions,
	connection: TracyConnection,
	{ timeout, simplify }: Settings,
): (body: string) => Promise<Outcome<IDataObject>> {
	const deadlines = new Deadlines(n8nClock);
	return async (body) => {
		const exchange = await postRecord(context, connection, body, timeout, deadlines);
		return toOutcome(exchange, {
			secret: connection.apiKey,
			read: (json) => {
				const answer = readRecord(json);
				return answer && (simplify ? simplifyRecord(answer) : rawRecord(answer));
			},
		});
	};
}

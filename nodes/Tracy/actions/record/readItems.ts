import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { idText } from '../../contract/idText';
import type { JsonValue } from '../../contract/JsonValue';
import { readRecord } from '../../contract/readRecord';
import type { Attempt } from '../../delivery/Attempt';
import { attemptOf } from '../../delivery/attemptOf';
import { complete } from '../../delivery/complete';
import { Deadlines } from '../../delivery/Deadlines';
import { deliver, type Prepared } from '../../delivery/deliver';
import { failed } from '../../delivery/failed';
import { reading } from '../../delivery/reading';
import { addReadingHints } from '../../host/addReadingHints';
import { failureModeOf } from '../../host/failureModeOf';
import { n8nClock } from '../../host/n8nClock';
import { progressLog } from '../../host/progressLog';
import { queryReader, type QueryReader } from '../../host/queryReader';
import { rawRecord } from '../../host/rawRecord';
import { readConnection } from '../../host/readConnection';
import { readSettings } from '../../host/readSettings';
import type { Settings } from '../../host/Settings';
import { simplifyRecord } from '../../host/simplifyRecord';
import type { Mistake } from '../../mapping/Mistake';
import { toRecordQuery, type RecordQuery } from '../../mapping/toRecordQuery';
import { getRecord } from '../../transport/getRecord';
import { toFetched } from '../../transport/toFetched';
import type { TracyConnection } from '../../transport/TracyConnection';
import { runItems, type Run } from './runItems';

/** What is not created can't be created twice. */
const noLedger = { find: () => undefined, record: () => undefined };

/**
 * Gets one record for each input item.
 *
 * @returns one item for each input item, in their order, each paired with its own
 * @throws NodeApiError or NodeOperationError about the failed item, where "On Error" says to stop
 */
export async function readItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const run = async (items: INodeExecutionData[]) => await readAll(context, items);
	return await runItems(context, run, reading);
}

async function readAll(context: IExecuteFunctions, items: INodeExecutionData[]): Promise<Run> {
	const count = items.length;
	const read = readSettings(context);
	if (!read.ok) return noneRead(count, read.mistake);
	const access = await readConnection(context);
	if (!access.ok) return noneRead(count, access.mistake);

	const readQuery = queryReader(context, items);
	const delivered = await deliver({
		count,
		prepare: (index) => prepareQuery(readQuery, index),
		send: asker(context, access.connection, read.settings),
		ledger: noLedger,
		endings: reading,
		limits: read.settings.limits,
		stopsAtFailure: failureModeOf(context) === 'stop',
		clock: n8nClock,
		random: Math.random,
		signal: context.getExecutionCancelSignal(),
		onProgress: progressLog(context, count, n8nClock),
	});
	const outcomes = complete(count, delivered.outcomes, reading);
	addReadingHints(context, { ...delivered, outcomes });
	return { outcomes, stoppedBy: delivered.stoppedBy };
}

/** Nothing can be asked for, for one and the same reason. */
function noneRead(count: number, mistake: Mistake): Run {
	const outcomes = Array.from({ length: count }, () => failed('unsent', mistake));
	return { outcomes, stoppedBy: 0 };
}

function prepareQuery(readQuery: QueryReader, itemIndex: number): Prepared<RecordQuery> {
	const read = readQuery(itemIndex);
	if (!read.ok) return { ok: false, outcome: failed('rejected', read.mistake) };
	const made = toRecordQuery(read.draft);
	if (!made.ok) return { ok: false, outcome: failed('rejected', made.mistake) };
	return { ok: true, body: made.query };
}

function asker(
	context: IExecuteFunctions,
	connection: TracyConnection,
	{ timeout, simplify }: Settings,
): (query: RecordQuery) => Promise<Attempt<IDataObject>> {
	const deadlines = new Deadlines(n8nClock);
	return async (query) => {
		const exchange = await getRecord(context, connection, query, timeout, deadlines);
		const wanted = {
			what: `record ${query.id}`,
			otherwise: 'Check the ID, and that the API key may read this record.',
			read: (json: JsonValue) => {
				const answer = readRecord(json);
				if (!answer || idText(answer.id) !== query.id) return null;
				return simplify ? simplifyRecord(answer, 'found') : rawRecord(answer);
			},
		};
		return attemptOf(toFetched(exchange, wanted, connection.apiKey));
	};
}

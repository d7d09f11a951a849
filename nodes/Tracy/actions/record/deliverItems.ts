import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readRecord } from '../../contract/readRecord';
import type { Attempt } from '../../delivery/Attempt';
import { complete } from '../../delivery/complete';
import { creating } from '../../delivery/creating';
import { Deadlines } from '../../delivery/Deadlines';
import { deliver } from '../../delivery/deliver';
import { failed } from '../../delivery/failed';
import { ImportKeys } from '../../delivery/ImportKeys';
import { isFailure } from '../../delivery/isFailure';
import { KeyBatches } from '../../delivery/KeyBatches';
import type { Ledger } from '../../delivery/Ledger';
import { addHints } from '../../host/addHints';
import type { DraftReader } from '../../host/draftReader';
import { definitionReader } from '../../host/definitionReader';
import { failureModeOf } from '../../host/failureModeOf';
import { importKeyEntries } from '../../host/importKeyEntries';
import { n8nClock } from '../../host/n8nClock';
import { n8nKeyStore } from '../../host/n8nKeyStore';
import { openLedger } from '../../host/openLedger';
import { progressLog } from '../../host/progressLog';
import { rawRecord } from '../../host/rawRecord';
import { readConnection } from '../../host/readConnection';
import { readSettings } from '../../host/readSettings';
import type { Settings } from '../../host/Settings';
import { simplifyRecord } from '../../host/simplifyRecord';
import type { Mistake } from '../../mapping/Mistake';
import { postRecord } from '../../transport/postRecord';
import { toAttempt } from '../../transport/toAttempt';
import type { TracyConnection } from '../../transport/TracyConnection';
import { prepareItem } from './prepareItem';
import { runItems, type Run } from './runItems';

/**
 * Posts one record for each input item.
 *
 * @returns one item for each input item, in their order, each paired with its own
 * @throws NodeApiError or NodeOperationError about the failed item, where "On Error" says to stop
 */
export async function deliverItems(
	context: IExecuteFunctions,
	readerOf: (context: IExecuteFunctions, items: INodeExecutionData[]) => DraftReader,
): Promise<INodeExecutionData[][]> {
	const run = async (items: INodeExecutionData[]) => await deliverAll(context, readerOf, items);
	return await runItems(context, run, creating);
}

async function deliverAll(
	context: IExecuteFunctions,
	readerOf: (context: IExecuteFunctions, items: INodeExecutionData[]) => DraftReader,
	items: INodeExecutionData[],
): Promise<Run> {
	const count = items.length;
	const { ledger, isLost, drop } = openLedger(context, items);
	const read = readSettings(context);
	if (!read.ok) return noneSent(count, ledger, read.mistake);
	const access = await readConnection(context);
	if (!access.ok) return noneSent(count, ledger, access.mistake);

	const stopsAtFailure = failureModeOf(context) === 'stop';
	const deadlines = new Deadlines(n8nClock);
	const send = sender(context, access.connection, read.settings, deadlines);
	const importKeys = new ImportKeys(new KeyBatches(n8nKeyStore(context), n8nClock));
	const leftOut = new Set<string>();
	const preparation = {
		readDraft: readerOf(context, items),
		readDefinition: definitionReader(context, access.connection, read.settings, deadlines),
		entryOf: importKeyEntries(context, access.connection),
		leaveOut: (fields: string[]) => fields.forEach((field) => leftOut.add(field)),
	};
	let withoutValues = 0;
	let hasImportKeys = false;

	const delivered = await deliver({
		count,
		prepare: async (index) => await prepareItem(preparation, index),
		guard: async ({ importKey }, sendRow) => {
			if (!importKey) return await sendRow();
			hasImportKeys = true;
			return await importKeys.sendOnce(importKey, sendRow);
		},
		send: async ({ text, hasValues }) => {
			const attempt = await send(text);
			if (attempt.outcome === 'created' && !hasValues) withoutValues += 1;
			return attempt;
		},
		ledger,
		limits: read.settings.limits,
		stopsAtFailure,
		clock: n8nClock,
		random: Math.random,
		signal: context.getExecutionCancelSignal(),
		onProgress: progressLog(context, count, n8nClock),
	});
	await importKeys.finish();

	const outcomes = complete(count, delivered.outcomes);
	addHints(context, {
		...delivered,
		outcomes,
		withoutValues,
		leftOut: [...leftOut],
		isLedgerLost: isLost && !hasImportKeys,
	});
	const hasFailures = outcomes.some(isFailure);
	const runsAgain = stopsAtFailure || context.getNode().retryOnFail === true;
	if (!hasFailures || !runsAgain) drop();
	return { outcomes, stoppedBy: delivered.stoppedBy };
}

/** Nothing more can be sent for any item, for one and the same reason. */
function noneSent(count: number, ledger: Ledger<IDataObject>, mistake: Mistake): Run {
	const outcomeOf = (index: number) => ledger.find(index) ?? failed('unsent', mistake);
	const outcomes = Array.from({ length: count }, (_, index) => outcomeOf(index));
	return { outcomes, stoppedBy: outcomes.findIndex(({ outcome }) => outcome === 'unsent') };
}

function sender(
	context: IExecuteFunctions,
	connection: TracyConnection,
	{ timeout, simplify }: Settings,
	deadlines: Deadlines,
): (body: string) => Promise<Attempt<IDataObject>> {
	return async (body) => {
		const exchange = await postRecord(context, connection, body, timeout, deadlines);
		return toAttempt(exchange, {
			secret: connection.apiKey,
			read: (json) => {
				const answer = readRecord(json);
				return answer && (simplify ? simplifyRecord(answer) : rawRecord(answer));
			},
		});
	};
}

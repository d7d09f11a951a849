import type { RecordAnswer } from '../../contract/readRecord';
import type { Definition } from '../../mapping/dataset/Definition';
import type { Clock } from '../../delivery/Clock';
import { deliver, type Delivered, type Delivery } from '../../delivery/deliver';
import { n8nClock } from '../../host/n8nClock';
import { showHints } from '../../host/showHints';
import { rawRecord, simplifyRecord } from '../../host/simplifyRecord';
import { failureModeOf, toItems } from '../../host/toItems';
import { throwAtFailure } from '../../host/throwAtFailure';
import type { Endings } from '../../outcome/Endings';
import { failed, type Outcome } from '../../outcome/Outcome';
import type { Mistake } from '../../outcome/Result';
import { TracyClient } from '../../transport/TracyClient';
import { readSettings, type Settings } from './fields/readSettings';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** What the work on items is done with. */
export interface Tools {
	client: TracyClient;
	settings: Settings;
	/** Makes of a record what the node puts out, with the names that its dataset knows, if that was read. */
	show: (answer: RecordAnswer, definition?: Definition | null) => IDataObject;
}

/** What an operation does with its items, and what a person should know of it afterwards. */
export interface Work<Body> extends Pick<Delivery<Body, IDataObject>, 'prepare' | 'rows' | 'send'> {
	/** Called when every row has its outcome; gives what is to be said above the output. */
	finish(delivered: Delivered<IDataObject>): Promise<string[]> | string[];
}

/** An operation on items. */
export interface Operation<Body> {
	/** What a record that all went well with was. */
	outcome: 'created' | 'found';
	/** How items end for no reason of their own. */
	endings: Endings;
	/** What this execution has sent before, and where to keep what is sent now. */
	ledger: Delivery<Body, IDataObject>['ledger'];
	/** Begins the work, when settings and credential have been read. */
	begin(tools: Tools): Work<Body>;
}

/**
 * Runs an operation on all items, and makes of their outcomes what the node hands out.
 *
 * @returns one item for each input item, in their order, each paired with its own
 * @throws NodeApiError or NodeOperationError about the failed item, where "On Error" says to stop
 */
export async function runItems<Body>(
	context: IExecuteFunctions,
	operation: Operation<Body>,
): Promise<INodeExecutionData[][]> {
	const count = context.getInputData().length;
	if (count === 0) return [[]];

	const { outcomes, stoppedBy } = await withoutThrowing(context, operation, count);
	if (failureModeOf(context) === 'stop') {
		throwAtFailure(context.getNode(), { outcomes, stoppedBy });
	}
	return [toItems(context, outcomes)];
}

type Run = Pick<Delivered<IDataObject>, 'outcomes' | 'stoppedBy'>;

/**
 * A defect of the node itself must not throw: in the Continue modes n8n would then pass the input
 * on as if all had gone well.
 */
async function withoutThrowing<Body>(
	context: IExecuteFunctions,
	operation: Operation<Body>,
	count: number,
): Promise<Run> {
	try {
		return await run(context, operation, count);
	} catch (error) {
		context.logger.error(`${context.getNode().name}: ${String(error)}`);
		return { outcomes: Array.from({ length: count }, () => operation.endings.lost()) };
	}
}

async function run<Body>(
	context: IExecuteFunctions,
	{ outcome, endings, ledger, begin }: Operation<Body>,
	count: number,
): Promise<Run> {
	const settings = readSettings(context);
	if (!settings.ok) return noneSent(count, ledger, settings.mistake);
	const { limits, timeout, simplify, naming } = settings.value;
	const clock = n8nClock();
	const client = await TracyClient.open(context, timeout, clock);
	if (!client.ok) return noneSent(count, ledger, client.mistake);

	const { finish, ...work } = begin({
		client: client.value,
		settings: settings.value,
		show: (answer, definition = null) =>
			simplify ? simplifyRecord(answer, { outcome, naming, definition }) : rawRecord(answer),
	});
	const delivered = await deliver({
		...work,
		count,
		ledger,
		endings,
		limits,
		stopsAtFailure: failureModeOf(context) === 'stop',
		clock,
		random: Math.random,
		signal: context.getExecutionCancelSignal(),
		onProgress: progressLog(context, count, clock),
	});
	showHints(context, delivered, await finish(delivered));
	return delivered;
}

/** Nothing more can be sent for any item, for one and the same reason. */
function noneSent(count: number, ledger: Operation<unknown>['ledger'], mistake: Mistake): Run {
	const outcomes: Array<Outcome<IDataObject>> = Array.from(
		{ length: count },
		(_, index) => ledger.find(index) ?? failed('unsent', mistake),
	);
	const unsent = outcomes.findIndex(({ outcome }) => outcome === 'unsent');
	return { outcomes, stoppedBy: unsent === -1 ? undefined : unsent };
}

/** How often a long run says in n8n's log how far it is, in ms. */
const INTERVAL = 5000;

/** Makes what is called after each item with how many have their outcome. */
function progressLog(
	context: IExecuteFunctions,
	count: number,
	clock: Clock,
): (settled: number) => void {
	let last = clock.now();
	return (settled) => {
		if (clock.now() - last < INTERVAL) return;
		last = clock.now();
		context.logger.info(`${context.getNode().name}: ${settled} of ${count} items delivered`);
	};
}

import type { Attempt, Failure, Outcome, Skipped } from '../outcome/Outcome';
import type { Clock } from './Clock';
import type { Endings } from '../outcome/Endings';
import type { Ledger } from './Ledger';
import { PlainRows } from './Rows';
import type { Prepared, Rows, RowsParts } from './Rows';
import { Sender } from './Sender';
import { Stops } from './Stops';
import { Turns } from './Clock';
import { WatchedClock } from './WatchedClock';

/** How fast rows are sent, and how patiently. */
export interface Limits {
	/** The most that are sent at the same time; with 1 they go strictly one after another. */
	maxConcurrency: number;
	/** The most that are sent in a second; 0 for no limit. */
	requestsPerSecond: number;
	/** The longest to wait at a time before a row is sent again, in ms. */
	maxRetryWait: number;
}

/** Rows to deliver, and how. */
export interface Delivery<Body, Answer> {
	/** How many rows there are. */
	count: number;
	/** Makes the body of a row. Never throws. */
	prepare(index: number): Prepared<Body> | Promise<Prepared<Body>>;
	/** Gives the rows, where they have to do with those of other runs. */
	rows?: (parts: RowsParts<Body, Answer>) => Rows<Body, Answer>;
	/** Sends a body once. Should it throw, the row is lost. */
	send(body: Body): Promise<Attempt<Answer>>;
	/** What was sent before, and where to keep what is sent now. */
	ledger: Pick<Ledger<Answer>, 'find' | 'record'>;
	/** How rows end for no reason of their own. */
	endings: Endings;
	limits: Limits;
	/**
	 * Whether a failed row ends the delivery. Then every row is prepared before the first is sent,
	 * so that a mistake in any of them sends nothing; once sending, what runs is waited for and
	 * nothing new is sent. Otherwise a row is prepared when a worker takes it, and forgotten when
	 * it is sent.
	 */
	stopsAtFailure: boolean;
	clock: Clock;
	/** A number from 0 up to 1. */
	random: () => number;
	/** Ends the delivery: nothing new is sent. */
	signal?: AbortSignal;
	/** Called after each row with how many have their outcome. */
	onProgress?: (settled: number) => void;
}

/** What a delivery came to. */
export interface Delivered<Answer> {
	/** One outcome a row, in the order of the rows. */
	outcomes: Array<Outcome<Answer>>;
	/** The row that ended the delivery before its end, if one did. */
	stoppedBy?: number;
	/** How often Tracy asked to wait. */
	throttled: number;
	/** How long requests were held back, in ms. */
	waited: number;
}

/** Takes rows to their outcomes with a bounded number of workers. */
export async function deliver<Body, Answer>(
	delivery: Delivery<Body, Answer>,
): Promise<Delivered<Answer>> {
	const stops = new Stops(delivery.stopsAtFailure, delivery.signal, delivery.endings.notSent);
	const clock = new WatchedClock(delivery.clock, (ms) => stops.halt(stoodStill(ms)));
	return await clock.during(async () => await deliverRows({ ...delivery, clock }, stops));
}

/** Why nothing more is sent by a process that stood still. */
function stoodStill(ms: number): string {
	const seconds = Math.round(ms / 1_000);
	return `this n8n process stood still for ${seconds} s, or its clock jumped; n8n may have given the execution to another worker meanwhile`;
}

async function deliverRows<Body, Answer>(
	delivery: Delivery<Body, Answer>,
	stops: Stops,
): Promise<Delivered<Answer>> {
	const { limits, endings } = delivery;
	const parts: RowsParts<Body, Answer> = {
		...delivery,
		inFlight: limits.maxConcurrency,
		over: () => stops.reason(),
		halt: (cause) => stops.halt(cause),
		lost: endings.lost,
	};
	const rows = delivery.rows?.(parts) ?? new PlainRows(parts);
	try {
		if (delivery.stopsAtFailure) {
			const mistaken = await rows.prepareAll();
			for (const [index, outcome] of mistaken) {
				if (stops.isStoppedBy(outcome)) return withoutSending(delivery, mistaken, index);
			}
		}
		return await sendAll(delivery, rows, stops);
	} finally {
		await rows.finish();
	}
}

async function sendAll<Body, Answer>(
	delivery: Delivery<Body, Answer>,
	rows: Rows<Body, Answer>,
	stops: Stops,
): Promise<Delivered<Answer>> {
	const { count, ledger, limits } = delivery;
	const { lost } = delivery.endings;
	const sender = new Sender({ ...delivery, lost }, stops);
	const turns = new Turns(delivery.clock);
	const outcomes = new Array<Outcome<Answer>>(count);
	let taken = 0;
	let settled = 0;

	const settle = async (index: number): Promise<Outcome<Answer>> => {
		const known = ledger.find(index) ?? stops.reason();
		if (known) return known;
		const row = await rows.take(index);
		const outcome = row.ok ? await sender.send(row.value) : row.mistake;
		if (row.ok) ledger.record(index, outcome);
		stops.consider(index, outcome);
		return outcome;
	};

	const work = async (): Promise<void> => {
		while (taken < count) {
			const index = taken;
			taken += 1;
			const outcome = await settle(index).catch(lost);
			outcomes[index] = outcome;
			rows.settle(index, outcome);
			settled += 1;
			delivery.onProgress?.(settled);
			await turns.next();
		}
	};

	await Promise.all(Array.from({ length: Math.min(limits.maxConcurrency, count) }, work));
	const { throttled, waited } = sender;
	return { outcomes, stoppedBy: stops.stoppedBy, throttled, waited };
}

/** What becomes of the rows when one that was prepared has a mistake, so that none is sent. */
function withoutSending<Body, Answer>(
	{ count, ledger, endings }: Delivery<Body, Answer>,
	mistaken: Map<number, Failure | Skipped>,
	first: number,
): Delivered<Answer> {
	const outcomeOf = (index: number): Outcome<Answer> =>
		mistaken.get(index) ??
		ledger.find(index) ??
		endings.notSent(`item ${first} has a mistake in it`);
	return {
		outcomes: Array.from({ length: count }, (_, index) => outcomeOf(index)),
		stoppedBy: first,
		throttled: 0,
		waited: 0,
	};
}

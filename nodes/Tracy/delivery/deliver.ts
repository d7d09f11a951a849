import type { Attempt, Failure, Outcome } from '../outcome/Outcome';
import type { Result } from '../outcome/Result';
import type { Clock } from './Clock';
import type { Endings } from '../outcome/Endings';
import type { Ledger } from './Ledger';
import { Sender } from './Sender';
import { Stops } from './Stops';
import { Turns } from './Clock';

/** A row that is ready to be sent, or the reason why it never will be. */
export type Prepared<Body> = Result<Body, Failure>;

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
	/** Makes the body of a row; called once a row. Never throws. */
	prepare(index: number): Prepared<Body> | Promise<Prepared<Body>>;
	/** Sends a row by the given function, unless something outside the execution forbids it. */
	guard?: (body: Body, send: () => Promise<Outcome<Answer>>) => Promise<Outcome<Answer>>;
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
	const turns = new Turns(delivery.clock);
	if (!delivery.stopsAtFailure) return await sendAll(delivery, delivery.prepare, turns);

	const prepared = await prepareAll(delivery, turns);
	for (const [index, row] of prepared) {
		if (!row.ok) return withoutSending(delivery, prepared, index);
	}
	const take = async (index: number): Promise<Prepared<Body>> => {
		const row = prepared.get(index) ?? (await delivery.prepare(index));
		prepared.delete(index);
		return row;
	};
	return await sendAll(delivery, take, turns);
}

/** Prepares every row that was not sent before; none any more once the execution is cancelled. */
async function prepareAll<Body, Answer>(
	{ count, ledger, prepare, signal }: Delivery<Body, Answer>,
	turns: Turns,
): Promise<Map<number, Prepared<Body>>> {
	const prepared = new Map<number, Prepared<Body>>();
	for (let index = 0; index < count; index += 1) {
		await turns.next();
		if (signal?.aborted) break;
		if (!ledger.find(index)) prepared.set(index, await prepare(index));
	}
	return prepared;
}

/** @param take gives a row that is about to be sent, once */
async function sendAll<Body, Answer>(
	delivery: Delivery<Body, Answer>,
	take: (index: number) => Prepared<Body> | Promise<Prepared<Body>>,
	turns: Turns,
): Promise<Delivered<Answer>> {
	const { count, ledger, limits, guard = async (_, send) => await send() } = delivery;
	const { lost, notSent } = delivery.endings;
	const stops = new Stops(delivery.stopsAtFailure, delivery.signal, notSent);
	const sender = new Sender({ ...delivery, lost }, stops);
	const outcomes = new Array<Outcome<Answer>>(count);
	let taken = 0;
	let settled = 0;

	const note = (index: number, outcome: Outcome<Answer>): Outcome<Answer> => {
		ledger.record(index, outcome);
		stops.consider(index, outcome);
		return outcome;
	};

	const settle = async (index: number): Promise<Outcome<Answer>> => {
		const known = ledger.find(index) ?? stops.reason();
		if (known) return known;
		const row = await take(index);
		if (!row.ok) return note(index, row.mistake);
		let sent: Outcome<Answer> | undefined;
		// Noted at once, as the guard may go on for a while and others may be sent meanwhile.
		const send = async () => (sent = note(index, await sender.send(row.value)));
		const outcome = await guard(row.value, send);
		return outcome === sent ? outcome : note(index, outcome);
	};

	const work = async (): Promise<void> => {
		while (taken < count) {
			const index = taken;
			taken += 1;
			outcomes[index] = await settle(index).catch(lost);
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
	prepared: Map<number, Prepared<Body>>,
	mistaken: number,
): Delivered<Answer> {
	const outcomeOf = (index: number): Outcome<Answer> => {
		const row = prepared.get(index);
		if (row && !row.ok) return row.mistake;
		return ledger.find(index) ?? endings.notSent(`item ${mistaken} has a mistake in it`);
	};
	return {
		outcomes: Array.from({ length: count }, (_, index) => outcomeOf(index)),
		stoppedBy: mistaken,
		throttled: 0,
		waited: 0,
	};
}

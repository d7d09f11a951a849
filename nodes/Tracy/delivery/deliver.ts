import type { Attempt } from './Attempt';
import type { Clock } from './Clock';
import { decideRetry } from './decideRetry';
import { failed } from './failed';
import { Gate } from './Gate';
import type { Ledger } from './Ledger';
import type { NotCreated, Outcome } from './Outcome';
import { Pace } from './Pace';
import { Turns } from './Turns';

/** After so many rows of unknown outcome without a created one between, nothing more is sent. */
const UNKNOWN_IN_A_ROW = 10;

/** A row that is ready to be sent, or the reason why it never will be. */
export type Prepared<Body> = { ok: true; body: Body } | { ok: false; outcome: NotCreated };

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
	prepare(index: number): Prepared<Body>;
	/** Sends a body once. Never throws. */
	send(body: Body): Promise<Attempt<Answer>>;
	/** What was sent before, and where to keep what is sent now. */
	ledger: Ledger<Answer>;
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

	const prepared = new Map<number, Prepared<Body>>();
	for (let index = 0; index < delivery.count; index += 1) {
		await turns.next();
		if (!delivery.ledger.find(index)) prepared.set(index, delivery.prepare(index));
	}
	for (const [index, row] of prepared) {
		if (!row.ok) return withoutSending(delivery, prepared, index);
	}
	const take = (index: number): Prepared<Body> => {
		const row = prepared.get(index) ?? delivery.prepare(index);
		prepared.delete(index);
		return row;
	};
	return await sendAll(delivery, take, turns);
}

async function sendAll<Body, Answer>(
	delivery: Delivery<Body, Answer>,
	take: (index: number) => Prepared<Body>,
	turns: Turns,
): Promise<Delivered<Answer>> {
	const { count, clock, ledger, limits, random, signal } = delivery;
	const outcomes = new Array<Outcome<Answer>>(count);
	const pace = new Pace(limits.requestsPerSecond);
	let stop: { index: number; cause: NotCreated } | undefined;
	const gate = new Gate(clock, pace, () => stop !== undefined || signal?.aborted === true);
	let taken = 0;
	let settled = 0;
	let throttled = 0;
	let unknownInARow = 0;

	const reasonNotToSend = (): NotCreated | undefined => {
		if (signal?.aborted) return notSent('the execution was cancelled');
		if (stop) return notSent(`item ${stop.index} ended the run: ${stop.cause.error}`);
		return undefined;
	};

	/** Sends a body until Tracy takes it or the rules say to give up. */
	const send = async (body: Body): Promise<Outcome<Answer>> => {
		for (let attempt = 1; ; attempt += 1) {
			await gate.pass();
			const reason = reasonNotToSend();
			if (reason) return reason;
			const sentAt = clock.now();
			const result = await delivery.send(body);
			const now = clock.now();
			if (result.outcome !== 'postponed') {
				// An unknown outcome tells nothing about how much Tracy can take.
				if (result.outcome !== 'unknown') pace.accepted(sentAt, now);
				return result;
			}
			if (result.because === 'throttled') {
				throttled += 1;
				pace.refused(sentAt, now);
			}
			const { maxRetryWait } = limits;
			const decision = decideRetry(result, { attempt, maxRetryWait, now, random });
			if (!decision.again) return decision.outcome;
			pace.pause(now + decision.wait);
		}
	};

	const settle = async (index: number): Promise<Outcome<Answer>> => {
		const before = ledger.find(index);
		if (before) return before;
		const reason = reasonNotToSend();
		if (reason) return reason;
		const row = take(index);
		if (!row.ok) return row.outcome;

		const outcome = await send(row.body);
		ledger.record(index, outcome);
		if (outcome.outcome === 'unknown') unknownInARow += 1;
		if (outcome.outcome === 'created') unknownInARow = 0;
		return outcome;
	};

	const work = async (): Promise<void> => {
		while (taken < count) {
			const index = taken;
			taken += 1;
			const outcome = await settle(index);
			outcomes[index] = outcome;
			settled += 1;
			if (!stop && ends(outcome, delivery.stopsAtFailure, unknownInARow)) {
				stop = { index, cause: outcome };
			}
			delivery.onProgress?.(settled);
			await turns.next();
		}
	};

	await Promise.all(Array.from({ length: Math.min(limits.maxConcurrency, count) }, work));
	return { outcomes, stoppedBy: stop?.index, throttled, waited: gate.waited };
}

/** A row of unknown outcome says nothing about the others; only many of them end a delivery. */
function ends<Answer>(
	outcome: Outcome<Answer>,
	stopsAtFailure: boolean,
	unknownInARow: number,
): outcome is NotCreated {
	switch (outcome.outcome) {
		case 'created':
		case 'skipped':
			return false;
		case 'unknown':
			return outcome.stopsPool || unknownInARow >= UNKNOWN_IN_A_ROW;
		case 'rejected':
		case 'unsent':
			return outcome.stopsPool || stopsAtFailure;
	}
}

/** What becomes of the rows when one that was prepared has a mistake, so that none is sent. */
function withoutSending<Body, Answer>(
	{ count, ledger }: Delivery<Body, Answer>,
	prepared: Map<number, Prepared<Body>>,
	mistaken: number,
): Delivered<Answer> {
	const outcomeOf = (index: number): Outcome<Answer> => {
		const row = prepared.get(index);
		if (row && !row.ok) return row.outcome;
		return ledger.find(index) ?? notSent(`item ${mistaken} has a mistake in it`);
	};
	return {
		outcomes: Array.from({ length: count }, (_, index) => outcomeOf(index)),
		stoppedBy: mistaken,
		throttled: 0,
		waited: 0,
	};
}

function notSent(cause: string): NotCreated {
	return failed('unsent', {
		reason: `Not sent, because ${cause}`,
		next: 'Run this item again; it was not created.',
	});
}

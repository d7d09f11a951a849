import type { Clock } from './Clock';
import { failed } from './failed';
import type { NotCreated, Outcome } from './Outcome';
import { Turns } from './Turns';

/** A row that is ready to be sent, or the reason why it never will be. */
export type Prepared<Body> = { ok: true; body: Body } | { ok: false; outcome: NotCreated };

/** Rows to deliver, and how. */
export interface Delivery<Body, Answer> {
	/** How many rows there are. */
	count: number;
	/** Makes the body of a row; called once a row. Never throws. */
	prepare(index: number): Prepared<Body>;
	/** Sends a body once. Never throws. */
	send(body: Body): Promise<Outcome<Answer>>;
	/** The most that are sent at the same time; with 1 they go strictly one after another. */
	maxConcurrency: number;
	/**
	 * Whether a failed row ends the delivery. Then every row is prepared before the first is sent,
	 * so that a mistake in any of them sends nothing; once sending, what runs is waited for and
	 * nothing new is sent. Otherwise a row is prepared when a worker takes it, and forgotten when
	 * it is sent.
	 */
	stopsAtFailure: boolean;
	clock: Clock;
	/** Ends the delivery: nothing new is sent. */
	signal?: AbortSignal;
}

/** What a delivery came to. */
export interface Delivered<Answer> {
	/** One outcome a row, in the order of the rows. */
	outcomes: Array<Outcome<Answer>>;
	/** The row that ended the delivery before its end, if one did. */
	stoppedBy?: number;
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
		prepared.set(index, delivery.prepare(index));
	}
	const take = (index: number): Prepared<Body> => {
		const row = prepared.get(index) ?? delivery.prepare(index);
		prepared.delete(index);
		return row;
	};
	for (const [index, row] of prepared) {
		if (!row.ok)
			return { outcomes: withoutSending([...prepared.values()], index), stoppedBy: index };
	}
	return await sendAll(delivery, take, turns);
}

async function sendAll<Body, Answer>(
	{ count, send, maxConcurrency, stopsAtFailure, signal }: Delivery<Body, Answer>,
	take: (index: number) => Prepared<Body>,
	turns: Turns,
): Promise<Delivered<Answer>> {
	const outcomes = new Array<Outcome<Answer>>(count);
	let taken = 0;
	let stop: { index: number; cause: NotCreated } | undefined;

	const settle = async (index: number): Promise<Outcome<Answer>> => {
		if (signal?.aborted) return notSent('the execution was cancelled');
		if (stop) return notSent(`item ${stop.index} ended the run: ${stop.cause.error}`);
		const row = take(index);
		return row.ok ? await send(row.body) : row.outcome;
	};

	const work = async (): Promise<void> => {
		while (taken < count) {
			const index = taken;
			taken += 1;
			const outcome = await settle(index);
			outcomes[index] = outcome;
			if (!stop && ends(outcome, stopsAtFailure)) stop = { index, cause: outcome };
			await turns.next();
		}
	};

	await Promise.all(Array.from({ length: Math.min(maxConcurrency, count) }, work));
	return { outcomes, stoppedBy: stop?.index };
}

/** A row of unknown outcome says nothing about the others, so it alone never ends a delivery. */
function ends<Answer>(outcome: Outcome<Answer>, stopsAtFailure: boolean): outcome is NotCreated {
	if (outcome.outcome === 'created' || outcome.outcome === 'skipped') return false;
	return outcome.stopsPool || (stopsAtFailure && outcome.outcome !== 'unknown');
}

/** The outcomes of rows of which one has a mistake, so that none was sent. */
function withoutSending<Body>(rows: Array<Prepared<Body>>, mistaken: number): NotCreated[] {
	return rows.map((row) =>
		row.ok ? notSent(`item ${mistaken} has a mistake in it`) : row.outcome,
	);
}

function notSent(cause: string): NotCreated {
	return failed('unsent', {
		reason: `Not sent, because ${cause}`,
		next: 'Run this item again; it was not created.',
	});
}

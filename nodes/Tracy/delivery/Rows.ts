import type { Failure, Outcome, Skipped } from '../outcome/Outcome';
import type { Result } from '../outcome/Result';
import { Turns } from './Clock';
import type { Clock } from './Clock';

/** What tells a row in the store of import keys, and what a person entered as its key. */
export interface ImportKey {
	entry: string;
	shown: string;
}

/**
 * A row that is ready to be sent, or how it ends without; with its import key, where such are used
 * and it has one that can be read.
 */
export type Prepared<Body> = Result<Body, Failure | Skipped> & { key?: ImportKey };

/** What the rows of a delivery are made with. */
export interface RowsParts<Body, Answer> {
	count: number;
	/** Makes the body of a row. Never throws. */
	prepare(index: number): Prepared<Body> | Promise<Prepared<Body>>;
	/** What was sent before. */
	ledger: { find(index: number): Outcome<Answer> | undefined };
	/** The most rows that are under way at the same time. */
	inFlight: number;
	clock: Clock;
	/** A number from 0 up to 1. */
	random: () => number;
	/** Ends the delivery for a reason that has to do with no row, such as "the connection is lost". */
	halt(cause: string): void;
	/** What becomes of rows that are not sent any more; undefined as long as rows are sent. */
	over(): Failure | undefined;
	/** What becomes of a row that has met a defect of this node. */
	lost(): Failure;
}

/** Gives the rows of a delivery, ready to be sent. */
export interface Rows<Body, Answer> {
	/**
	 * Prepares every row that was not sent before; none any more once the delivery is over.
	 *
	 * @returns how those end that can't be sent, in their order
	 */
	prepareAll(): Promise<Map<number, Failure | Skipped>>;
	/** Gives a row that is about to be sent, or how it ends without; once a row, in their order. */
	take(index: number): Promise<Prepared<Body>>;
	/** Is told what became of a row, be it sent or not. */
	settle(index: number, outcome: Outcome<Answer>): void;
	/** Resolves when nothing is left to do. */
	finish(): Promise<void>;
}

/** Rows that have nothing to do with those of other runs. */
export class PlainRows<Body, Answer> implements Rows<Body, Answer> {
	private readonly prepared = new Map<number, Prepared<Body>>();

	constructor(private readonly parts: RowsParts<Body, Answer>) {}

	async prepareAll(): Promise<Map<number, Failure | Skipped>> {
		const { count, ledger, prepare, clock, over } = this.parts;
		const turns = new Turns(clock);
		for (let index = 0; index < count; index += 1) {
			await turns.next();
			if (over()) break;
			if (!ledger.find(index)) this.prepared.set(index, await prepare(index));
		}
		return mistakesOf(this.prepared);
	}

	async take(index: number): Promise<Prepared<Body>> {
		const row = this.prepared.get(index) ?? (await this.parts.prepare(index));
		this.prepared.delete(index);
		return row;
	}

	settle(): void {}

	async finish(): Promise<void> {}
}

/** How those rows end that can't be sent. */
export function mistakesOf<Body>(
	rows: Map<number, Prepared<Body>>,
): Map<number, Failure | Skipped> {
	return new Map(
		[...rows].flatMap(
			([index, row]): Array<[number, Failure | Skipped]> => (row.ok ? [] : [[index, row.mistake]]),
		),
	);
}

import type { Failure } from '../../outcome/Outcome';
import { Turns } from '../Clock';
import type { Clock } from '../Clock';
import type { ImportKey, Prepared } from '../Rows';
import { ClaimPlan } from './ClaimPlan';
import type { Claim, KeyBatches } from './KeyBatches';

/** The most that bodies may hold that were prepared ahead, in characters. */
const MOST_HELD = 8_000_000;

/** A row that was prepared. */
interface Row<Body> {
	index: number;
	prepared: Prepared<Body>;
}

/** One of which the key is to be claimed. */
export interface KeyedRow<Body> extends Row<Body> {
	key: ImportKey;
}

/** What is prepared and claimed ahead. */
export interface LookAheadParts<Body> {
	count: number;
	/** The most rows that are under way at the same time. */
	inFlight: number;
	/** Prepares a row, in their order; undefined for one that nobody will take. Never throws. */
	prepare(index: number): Promise<Row<Body> | KeyedRow<Body> | undefined>;
	/** How long a body is, in characters. */
	sizeOf(body: Body): number;
	batches: KeyBatches;
	/** What to do with a row of which the key is found to be so. */
	judge(row: KeyedRow<Body>, claim: Claim): Prepared<Body>;
	clock: Clock;
	/** What becomes of rows that are not sent any more; undefined as long as rows are sent. */
	over(): Failure | undefined;
	/** What becomes of a row that has met a defect of this node. */
	lost(): Failure;
}

/** Prepares rows and claims their keys ahead of their turn, beside what is being sent. */
export class LookAhead<Body> {
	private next = 0;

	/** Prepared, and not claimed. In their order, and before `next`. */
	private waiting: Array<KeyedRow<Body>> = [];

	private readonly ready = new Map<number, Prepared<Body>>();

	private readonly takers = new Map<number, (row: Prepared<Body>) => void>();

	/** How many in `ready` may be sent. */
	private ahead = 0;

	/** How much is held by the bodies in `ready` and `waiting`. */
	private held = 0;

	private isClosed = false;
	private isIdle = false;
	private wake: () => void = () => undefined;
	private readonly plan: ClaimPlan;
	private readonly turns: Turns;
	private readonly working: Promise<void>;

	constructor(private readonly parts: LookAheadParts<Body>) {
		this.plan = new ClaimPlan(parts.batches, parts.inFlight, parts.clock);
		this.turns = new Turns(parts.clock);
		this.working = this.work();
	}

	/** Gives a row that is about to be sent, or why it is not; once a row, in their order. */
	async take(index: number): Promise<Prepared<Body>> {
		const row = this.ready.get(index);
		if (!row) {
			return await new Promise((taker) => {
				this.takers.set(index, taker);
				this.wake();
			});
		}
		this.ready.delete(index);
		if (row.ok) {
			this.ahead -= 1;
			this.held -= this.parts.sizeOf(row.value);
			if (this.isTime()) this.wake();
		}
		return row;
	}

	/** Call it when a row was sent, and noted. */
	noteSent(): void {
		this.plan.noteSent();
		if (this.isIdle) this.wake();
	}

	/** Call it when nothing more is taken. */
	async close(): Promise<void> {
		this.isClosed = true;
		this.wake();
		await this.working;
	}

	private async work(): Promise<void> {
		// So that the first rows are asked for before any is prepared.
		await Promise.resolve();
		while (!this.isOver()) {
			if (this.isTime()) await this.fill();
			else if (this.parts.batches.dueIn <= 0) await this.parts.batches.flush();
			else await this.sleep();
		}
		const mistake = this.parts.over() ?? this.parts.lost();
		for (const index of [...this.takers.keys()]) this.hand(index, { ok: false, mistake });
	}

	private isOver(): boolean {
		return this.isClosed || this.parts.over() !== undefined;
	}

	private isTime(): boolean {
		const isLeft = this.next < this.parts.count || this.waiting.length > 0;
		return isLeft && this.plan.isTime({ wanted: this.takers.size, ahead: this.ahead });
	}

	private async sleep(): Promise<void> {
		const woken = new Promise<void>((wake) => (this.wake = wake));
		const { dueIn } = this.parts.batches;
		this.isIdle = dueIn === Infinity;
		await (this.isIdle ? woken : Promise.race([woken, this.parts.clock.wait(dueIn)]));
		this.isIdle = false;
	}

	private async fill(): Promise<void> {
		this.plan.begin();
		const areNew = this.waiting.length === 0;
		const looks = areNew ? this.plan.looks() : 0;
		if (looks > 0) await this.look(looks);
		else await this.claim(areNew);
	}

	/** Looks which of many rows are known; those that are not wait for their claim. */
	private async look(size: number): Promise<void> {
		const rows = await this.gather(size);
		const known = await this.parts.batches.look(rows.map(({ key }) => key.entry));
		for (const row of rows) {
			if (known.has(row.key.entry)) this.judge(row, 'created');
			else this.waiting.push(row);
		}
		this.plan.end(rows.length, this.waiting.length);
	}

	private async claim(areNew: boolean): Promise<void> {
		const supply = { wanted: this.takers.size, ahead: this.ahead };
		const rows = await this.gather(this.plan.claims(supply, areNew));
		if (this.isOver()) return;
		const claims = await this.parts.batches.claim(rows.map(({ key }) => key.entry));
		for (const [position, row] of rows.entries()) this.judge(row, claims[position] ?? 'failed');
		const free = claims.filter((claim) => claim === 'free').length;
		this.plan.end(areNew ? rows.length : 0, free);
	}

	/** The next rows to ask about. */
	private async gather(size: number): Promise<Array<KeyedRow<Body>>> {
		const rows = this.waiting.splice(0, size);
		let isFull = rows.length > 0 && this.held >= MOST_HELD;
		for (let left = size - rows.length; left > 0 && !isFull && !this.isOver(); left -= 1) {
			if (this.next >= this.parts.count) break;
			const index = this.next;
			this.next += 1;
			const row = await this.parts.prepare(index).catch(() => this.defective(index));
			if (row?.prepared.ok) this.held += this.parts.sizeOf(row.prepared.value);
			if (row && 'key' in row) rows.push(row);
			else if (row) this.hand(index, row.prepared);
			isFull = this.held >= MOST_HELD;
			await this.turns.next();
		}
		return rows;
	}

	private defective(index: number): Row<Body> {
		return { index, prepared: { ok: false, mistake: this.parts.lost() } };
	}

	private judge(row: KeyedRow<Body>, claim: Claim): void {
		const judged = this.parts.judge(row, claim);
		if (row.prepared.ok && !judged.ok) this.held -= this.parts.sizeOf(row.prepared.value);
		this.hand(row.index, judged);
	}

	private hand(index: number, row: Prepared<Body>): void {
		const taker = this.takers.get(index);
		this.takers.delete(index);
		if (!taker) {
			this.ready.set(index, row);
			if (row.ok) this.ahead += 1;
			return;
		}
		if (row.ok) this.held -= this.parts.sizeOf(row.value);
		taker(row);
	}
}

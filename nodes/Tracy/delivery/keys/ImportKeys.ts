import { ANOTHER_KEY, LOOK, failed } from '../../outcome/Outcome';
import type { Failure, Outcome, Skipped } from '../../outcome/Outcome';
import { Turns } from '../Clock';
import { mistakesOf } from '../Rows';
import type { Prepared, Rows, RowsParts } from '../Rows';
import { EqualKeys } from './EqualKeys';
import { KeyBatches } from './KeyBatches';
import type { Claim } from './KeyBatches';
import { LookAhead } from './LookAhead';
import type { KeyedRow } from './LookAhead';
import { OtherRuns } from './OtherRuns';
import { PatientStore } from './PatientStore';
import type { KeyStore } from './PatientStore';

/** How import keys are used. */
export interface ImportKeysParts<Body> {
	/** Where keys are kept over all executions. */
	store: KeyStore;
	/** Whether two rows are the same to their last field. */
	isSame(index: number, other: number): boolean;
	/** How long a body is, in characters. */
	sizeOf(body: Body): number;
}

const ANOTHER_RUN =
	'another execution of this node is running, and two at once could create a row twice';

/** How many mistaken rows are asked about at once. */
const MOST_ASKED = 100;

/** Rows of which each is sent once over all executions, as long as each has a key of its own. */
export class ImportKeys<Body, Answer> implements Rows<Body, Answer> {
	private readonly others: OtherRuns;
	private readonly batches: KeyBatches;
	private readonly equal: EqualKeys<Answer>;
	private readonly prepared = new Map<number, Prepared<Body>>();
	private ahead: LookAhead<Body> | undefined;
	private recalled: Promise<void> | undefined;

	/** What tells the keys of rows that may be sent, by the row. */
	private readonly claimed = new Map<number, string>();

	constructor(
		private readonly keys: ImportKeysParts<Body>,
		private readonly parts: RowsParts<Body, Answer>,
	) {
		const { clock, random, count, over } = parts;
		const store = new PatientStore(keys.store, clock);
		this.others = new OtherRuns(store, clock, random, count);
		this.batches = new KeyBatches(store, this.others, clock, () => over() !== undefined);
		this.equal = new EqualKeys(keys.isSame);
	}

	async prepareAll(): Promise<Map<number, Failure | Skipped>> {
		const { count, clock, over } = this.parts;
		const turns = new Turns(clock);
		for (let index = 0; index < count; index += 1) {
			await turns.next();
			if (over()) break;
			const row = await this.prepare(index);
			if (row) this.prepared.set(index, row);
		}
		await this.explainMistakes();
		return mistakesOf(this.prepared);
	}

	async take(index: number): Promise<Prepared<Body>> {
		this.ahead ??= this.lookAhead();
		const row = await this.ahead.take(index);
		const first = this.equal.repeats(index);
		if (first === undefined) return row;
		return { ok: false, mistake: sharing(await this.equal.endOf(first)) };
	}

	settle(index: number, outcome: Outcome<Answer>): void {
		this.equal.settle(index, outcome);
		const entry = this.claimed.get(index);
		if (entry === undefined) return;
		this.claimed.delete(index);
		if (outcome.outcome === 'created') this.batches.note(entry);
		else if (outcome.outcome !== 'unknown') this.batches.giveBack(entry);
		this.ahead?.noteSent();
	}

	/** Resolves when it is noted what became of each row. */
	async finish(): Promise<void> {
		await this.ahead?.close();
		// Where every row was sent before, none was taken.
		await this.recallOnce();
		await this.others.lookLast();
		for (const entry of this.claimed.values()) this.batches.giveBack(entry);
		await this.batches.finish();
	}

	/** Prepares a row, unless it was sent before. */
	private async prepare(index: number): Promise<Prepared<Body> | undefined> {
		await this.recallOnce();
		if (this.parts.ledger.find(index)) return undefined;
		return this.equal.compare(index, await this.parts.prepare(index));
	}

	private async recallOnce(): Promise<void> {
		await (this.recalled ??= this.recall());
	}

	/** Takes note of the keys of rows that were sent before, so that no other row with one is sent. */
	private async recall(): Promise<void> {
		const { count, ledger, prepare, clock, over } = this.parts;
		const turns = new Turns(clock);
		const sent = new Map<string, Outcome<Answer>>();
		for (let index = 0; index < count; index += 1) {
			await turns.next();
			if (over()) break;
			const known = ledger.find(index);
			if (!known) continue;
			const { key } = this.equal.compare(index, await prepare(index));
			this.equal.settle(index, known);
			if (key) sent.set(key.entry, known);
		}
		if (sent.size === 0) return;
		// Import keys may have been added since they were sent, or the store have failed.
		const claims = await this.batches.claim([...sent.keys()]);
		for (const [position, [entry, { outcome }]] of [...sent].entries()) {
			if (claims[position] !== 'created' && outcome === 'created') this.batches.note(entry);
		}
	}

	/** Says of mistaken rows what is true of them over all runs: they may have been created before. */
	private async explainMistakes(): Promise<void> {
		const mistaken = [...this.prepared].filter(([, row]) => !row.ok);
		for (let first = 0; first < mistaken.length; first += MOST_ASKED) {
			const some = mistaken.slice(first, first + MOST_ASKED);
			const asked = [...new Set(some.flatMap(([, { key }]) => key?.entry ?? []))];
			const claims = await this.batches.claim(asked);
			const claimOf = new Map(asked.map((entry, position) => [entry, claims[position]]));
			for (const [index, prepared] of some) {
				const { key } = prepared;
				const claim = key && claimOf.get(key.entry);
				if (claim) this.prepared.set(index, this.judge({ index, prepared, key }, claim));
			}
			await this.batches.flush();
		}
	}

	private lookAhead(): LookAhead<Body> {
		return new LookAhead<Body>({
			...this.parts,
			prepare: async (index) => {
				const prepared = this.prepared.get(index) ?? (await this.prepare(index));
				this.prepared.delete(index);
				if (!prepared) return undefined;
				const { key } = prepared;
				const isAsked = key && this.equal.repeats(index) === undefined;
				return { index, prepared, ...(isAsked && { key }) };
			},
			sizeOf: this.keys.sizeOf,
			batches: this.batches,
			judge: (row, claim) => this.judge(row, claim),
		});
	}

	private judge({ index, prepared, key }: KeyedRow<Body>, claim: Claim): Prepared<Body> {
		const { entry, shown } = key;
		switch (claim) {
			case 'created':
				return { ok: false, mistake: { outcome: 'skipped', because: 'created before' } };
			case 'doubtful':
				return { ok: false, mistake: doubtful(shown) };
			case 'failed':
				if (this.others.areSeen) this.parts.halt(ANOTHER_RUN);
				return { ok: false, mistake: this.parts.over() ?? notLookedUp(shown) };
			case 'free':
				if (prepared.ok) this.claimed.set(index, entry);
				else this.batches.giveBack(entry);
				// A mistake goes without its key, which is asked about once.
				return prepared.ok ? prepared : { ok: false, mistake: prepared.mistake };
		}
	}
}

function doubtful(shown: string): Failure {
	return failed('unknown', {
		reason: `An earlier run was sending the item with the import key ${shown} when it ended. The record may or may not have been created.`,
		next: `${LOOK} ${ANOTHER_KEY}`,
	});
}

function notLookedUp(shown: string): Failure {
	const mistake = failed('unknown', {
		reason: `n8n could not look up the import key ${shown}. This run sent nothing for the item, but an earlier one may have.`,
		next: "Run this item again when n8n's database can be reached: it is created unless it was before.",
	});
	return { ...mistake, stopsPool: true };
}

/** What becomes of a row that is the same as an earlier one. */
function sharing<Answer>(end: Outcome<Answer>): Failure | Skipped {
	switch (end.outcome) {
		case 'created':
		case 'found':
			return { outcome: 'skipped', because: 'given twice' };
		case 'skipped':
			return end;
		case 'rejected':
		case 'unknown':
		case 'unsent':
			return { ...end, stopsPool: false };
	}
}

import { failed } from '../../outcome/Outcome';
import type { Outcome } from '../../outcome/Outcome';
import type { Prepared } from '../Rows';

/** Sees to it that of rows with equal keys only the first is sent. */
export class EqualKeys<Answer> {
	private readonly firsts = new Map<string, number>();

	/** Rows that are the same as an earlier one, and which. */
	private readonly repeated = new Map<number, number>();

	private readonly ends = new Map<number, Outcome<Answer>>();
	private readonly waiting = new Map<number, Array<(outcome: Outcome<Answer>) => void>>();

	constructor(private readonly isSame: (index: number, other: number) => boolean) {}

	/** Compares a row with those before. @returns it, or the mistake that another has its key */
	compare<Body>(index: number, row: Prepared<Body>): Prepared<Body> {
		if (!row.key) return row;
		const { entry, shown } = row.key;
		const first = this.firsts.get(entry);
		if (first === undefined) {
			this.firsts.set(entry, index);
			return row;
		}
		if (this.isSame(index, first)) {
			this.repeated.set(index, first);
			return row;
		}
		const mistake = failed('rejected', {
			reason: `Item ${first} has the import key ${shown} as well, but other data. Only one item of a key is created.`,
			next: 'Give each item an import key of its own.',
		});
		return { ok: false, mistake };
	}

	/** The earlier row that a row repeats, if it does. */
	repeats(index: number): number | undefined {
		return this.repeated.get(index);
	}

	/** Notes what became of a row. */
	settle(index: number, outcome: Outcome<Answer>): void {
		this.ends.set(index, outcome);
		for (const tell of this.waiting.get(index) ?? []) tell(outcome);
		this.waiting.delete(index);
	}

	/** Resolves with what becomes of a row. */
	async endOf(index: number): Promise<Outcome<Answer>> {
		const end = this.ends.get(index);
		if (end) return end;
		return await new Promise((tell) => {
			this.waiting.set(index, [...(this.waiting.get(index) ?? []), tell]);
		});
	}
}

import type { Clock } from '../Clock';
import type { KeyBatches } from './KeyBatches';

/**
 * Rows are claimed ahead: as many as are sent while so many calls to the store take. More calls cost
 * time where rows are sent fast; where they are sent slowly n8n has it anyway, and fewer are in doubt.
 */
const callsAhead = (rate: number) => (rate < SLOW ? 2.5 : 4);

/** How many rows a ms are sent slowly. */
const SLOW = 0.4;

/** When fewer than this part of the rows were free, it is first looked which of the next are known. */
const FEW = 1 / 8;

/** How much more is looked at each time, and at most. */
const GROWTH = 4;
const MOST_LOOKED_AT = 2_000;

/** The most keys in doubt beyond the rows under way, should the process die. */
const MOST_IN_DOUBT = 300;

/** How many rows there are that wait for a claim, and that may be sent already. */
interface Supply {
	wanted: number;
	ahead: number;
}

/**
 * How many keys to ask about, and when: a call to the store takes the same time for one key and for
 * many, the more keys it holds the longer, and what was claimed is in doubt until its end is noted.
 */
export class ClaimPlan {
	/** How many rows were sent since the last claim, and how many a ms lately. */
	private sent = 0;
	private rate = 0;

	private began: number;

	/** How many rows were sent while it was asked last. */
	private meanwhile = 0;

	/** How many rows were asked about last, and which part of them was free. */
	private asked = 1;
	private share = 1;

	/** @param inFlight the most rows that are under way at the same time */
	constructor(
		private readonly batches: Pick<KeyBatches, 'canLook' | 'cost' | 'inDoubt'>,
		private readonly inFlight: number,
		private readonly clock: Clock,
	) {
		this.began = clock.now();
	}

	/** Notes that a row was sent. */
	noteSent(): void {
		this.sent += 1;
	}

	/** Whether rows have to be claimed now, if the next are to be there in time. */
	isTime({ wanted, ahead }: Supply): boolean {
		// A little more than last time, or a shortage would never show.
		const needed = Math.floor(1.25 * this.meanwhile) + 1;
		return wanted > 0 || ahead <= Math.min(this.target() - 1, needed);
	}

	/** Notes that asking begins. */
	begin(): void {
		const now = this.clock.now();
		if (now > this.began) this.rate = (this.rate + this.sent / (now - this.began)) / 2;
		this.sent = 0;
		this.began = now;
	}

	/** Notes that asking has ended, about so many new rows, of which so many are or seem free. */
	end(asked: number, free: number): void {
		this.meanwhile = this.sent;
		if (asked === 0) return;
		this.asked = asked;
		this.share = free / asked;
	}

	/** How many rows to look at before any is claimed; 0 where that is not worth it. */
	looks(): number {
		if (this.share >= FEW || !this.batches.canLook) return 0;
		return Math.min(GROWTH * this.asked, MOST_LOOKED_AT);
	}

	/** How many rows to claim. @param areNew whether nothing is known of them */
	claims({ wanted, ahead }: Supply, areNew: boolean): number {
		const most = Math.max(1, MOST_IN_DOUBT + this.inFlight - this.batches.inDoubt);
		const free = Math.max(1, wanted + this.target() - ahead);
		// Where nothing can be looked at, nearly all of them may be known.
		const share = Math.max(this.share, this.batches.canLook ? 1 / 2 : 1 / most);
		return Math.min(most, areNew ? Math.ceil(free / share) : free);
	}

	private target(): number {
		return Math.max(1, Math.round(callsAhead(this.rate) * this.batches.cost * this.rate));
	}
}

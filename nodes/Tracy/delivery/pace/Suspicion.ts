/** Of how many answers the share of refusals is taken, and how long "lately" is, roughly. */
const LATELY = 200;

/** The share of refusals from which on a limit is suspected. */
const TOLERATED_SHARE = 0.07;

/** A limit that was forgotten and is there after all refuses this part of what is under way … */
const NEARLY_ALL = 0.8;

/** … within that time, in ms. */
const REAPPEARS_WITHIN = 2000;

/** What an answer says about how much Tracy takes; `unclear` is none that says anything. */
export type Answered = 'accepted' | 'refused' | 'unclear';

/**
 * Whether refusals look like a limit where none is known. A single one does not: some APIs refuse
 * one request in a hundred whatever the rate. Most of what is under way being refused does, or a
 * high share of all.
 */
export class Suspicion {
	private underWay = 0;

	/** How many were under way at most, lately: at the moment of an answer others may just be leaving. */
	private mostUnderWay = 0;

	/** The latest refusals of requests that were under way together. */
	private burst = { began: -Infinity, refused: 0 };

	/** The share of the latest answers that were refusals, and the share that is no limit yet. */
	private share = 0;

	private toleratedShare = TOLERATED_SHARE;

	private inVainAt = -Infinity;

	private hasReappeared = false;

	/** Whether the latest refusal looks like a limit. */
	get isThere(): boolean {
		return this.burst.refused > this.mostUnderWay / 2 || this.share > this.toleratedShare;
	}

	/** Whether there is a limit for certain: it was forgotten, and showed itself at once. */
	get isConfirmed(): boolean {
		return this.hasReappeared;
	}

	/** Notes that a request is being sent. */
	noteSent(): void {
		this.underWay += 1;
		this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
	}

	/** Notes the answer to a request that was sent at that moment; both in ms. */
	noteAnswer(answer: Answered, sentAt: number, now: number): void {
		this.mostUnderWay += (this.underWay - this.mostUnderWay) / LATELY;
		this.underWay -= 1;
		if (answer === 'unclear') return;
		this.share += ((answer === 'refused' ? 1 : 0) - this.share) / LATELY;
		if (answer === 'refused') this.noteRefusal(sentAt, now);
	}

	/** Notes that slower was not better, so that it takes a higher share to suspect a limit again. */
	noteInVain(now: number): void {
		this.inVainAt = now;
		this.share = 0;
		this.toleratedShare *= 2;
	}

	private noteRefusal(sentAt: number, now: number): void {
		if (sentAt > this.burst.began) this.burst = { began: now, refused: 0 };
		this.burst.refused += 1;
		const isNearlyAll = this.burst.refused > NEARLY_ALL * this.mostUnderWay;
		if (isNearlyAll && now - this.inVainAt < REAPPEARS_WITHIN) this.hasReappeared = true;
	}
}

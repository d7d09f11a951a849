const SECOND = 1000;

/** What is tried of the rate that was just accepted, so that the next second is not refused too. */
const CAUTION = 0.9;

/** A pace never falls below this many a second, or it would hardly ever learn that it may rise. */
const SLOWEST = 1;

/** Up to a little above the rate that was refused last, the pace rises by this part a second. */
const CAREFUL_RISE = 0.01;
const CAREFUL_UP_TO = 1.03;

/** Above it that refusal is out of date, and where there was none yet: it doubles in a second. */
const QUICK_RISE = Math.LN2;

/** A limit refuses at this part of the rate that it refused last, or above. */
const NEAR = 0.95;

/** So many refusals in a row well below that rate say that there is no limit there. */
const FAR_REFUSALS = 2;

/** Of how many answers the share of refusals is taken, and how long "lately" is, roughly. */
const LATELY = 200;

/** The share of refusals from which on a limit is suspected. */
const TOLERATED_SHARE = 0.07;

/** How late a timer may be, in ms, without the time being lost for the next request. */
const LATENESS = 2;

/** The shortest time since a pause, in ms, after which it is told how much was accepted. */
const SHORTEST_MEASUREMENT = 500;

/** What an answer says about how much Tracy takes; `unclear` is none that says anything. */
export type Answered = 'accepted' | 'refused' | 'unclear';

/**
 * How many requests a second to send. (A limit of what is under way at once can't express a rate.)
 * Time comes in as data: ms since some fixed moment.
 *
 * A single refusal is no limit: some APIs refuse one request in a hundred whatever the rate. Most
 * of what is under way being refused is one, or a high share of all. Then the pace is a little less
 * than what was accepted in the last second, and rises while answers are good. A limit refuses
 * again near the rate that it refused before; refusals well below say that it was none.
 */
export class Pace {
	/** Requests a second; Infinity while no limit is known. */
	private learned = Infinity;

	/** What was accepted when the pace was last refused; 0 where that says nothing. */
	private ceiling = 0;

	private cutAt = -Infinity;

	/** Refusals well below the ceiling since the last one near it. */
	private farRefusals = 0;

	private underWay = 0;

	/** How many were under way at most, lately: at the moment of an answer others may just be leaving. */
	private mostUnderWay = 0;

	/** The latest refusals of requests that were under way together. */
	private burst = { began: -Infinity, refused: 0 };

	/** The share of the latest answers that were refusals, and the share that is no limit yet. */
	private share = 0;

	private toleratedShare = TOLERATED_SHARE;

	private pausedUntil = -Infinity;

	private nextAt = -Infinity;

	/** When requests were accepted, in the last second. */
	private readonly acceptances: number[] = [];

	/** @param limit the most a second that the person allows; 0 for no limit */
	constructor(private readonly limit: number) {}

	/** How long to wait before the next request may be sent, in ms; 0 = it may be sent now. */
	delay(now: number): number {
		return Math.max(0, this.pausedUntil - now, this.nextAt - now);
	}

	/** Notes that a request is being sent. */
	sent(now: number): void {
		this.underWay += 1;
		this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
		const rate = Math.min(this.learned, this.limit || Infinity);
		const isLateTimer = now - this.nextAt <= LATENESS;
		this.nextAt = (isLateTimer ? this.nextAt : now) + SECOND / rate;
	}

	/** Notes what the answer says to a request that was sent at that moment. */
	answered(answer: Answered, sentAt: number, now: number): void {
		this.mostUnderWay += (this.underWay - this.mostUnderWay) / LATELY;
		this.underWay -= 1;
		if (answer === 'unclear') return;
		if (answer === 'accepted') this.acceptances.push(now);
		this.forget(now);
		this.share += ((answer === 'refused' ? 1 : 0) - this.share) / LATELY;
		// What was sent before the last cut says nothing about the pace since.
		if (sentAt < this.cutAt) return;
		if (answer === 'accepted') this.rise();
		else if (this.isLimit(sentAt, now)) this.cut(now);
	}

	/** Sends nothing before that moment. */
	pause(until: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	private rise(): void {
		if (this.learned === Infinity) return;
		const isCareful = this.learned <= CAREFUL_UP_TO * this.ceiling;
		this.learned *= Math.exp((isCareful ? CAREFUL_RISE : QUICK_RISE) / this.learned);
	}

	/** Whether a refusal says that requests came too fast. */
	private isLimit(sentAt: number, now: number): boolean {
		if (this.learned === Infinity) {
			return this.isMost(sentAt, now) || this.share > this.toleratedShare;
		}
		if (this.learned >= NEAR * this.ceiling) {
			this.farRefusals = 0;
			return true;
		}
		// Within a second Tracy may still count what was sent before the cut.
		if (now - this.cutAt < SECOND) return false;
		this.farRefusals += 1;
		if (this.farRefusals < FAR_REFUSALS) return true;
		this.forgetLimit();
		return false;
	}

	/** Whether more than half of what was under way with this one was refused, as far as it is known. */
	private isMost(sentAt: number, now: number): boolean {
		if (sentAt > this.burst.began) this.burst = { began: now, refused: 0 };
		this.burst.refused += 1;
		return this.burst.refused > this.mostUnderWay / 2;
	}

	private cut(now: number): void {
		const measured = this.measure(now);
		// The first pace may come from too few answers to say where the limit is.
		this.ceiling = this.learned === Infinity ? 0 : measured;
		this.learned = Math.max(SLOWEST, CAUTION * measured);
		this.cutAt = now;
	}

	/** Slower was not better, so it takes a higher share to try it again. */
	private forgetLimit(): void {
		this.learned = Infinity;
		this.ceiling = 0;
		this.farRefusals = 0;
		this.share = 0;
		this.toleratedShare *= 2;
	}

	/** What was accepted in the last second, or the pace itself if most of it was a pause. */
	private measure(now: number): number {
		if (this.learned === Infinity) return this.acceptances.length;
		if (now - this.pausedUntil < SHORTEST_MEASUREMENT) return this.learned;
		return Math.min(this.learned, this.acceptances.length);
	}

	private forget(now: number): void {
		while (this.acceptances.length > 0 && (this.acceptances[0] ?? now) <= now - SECOND) {
			this.acceptances.shift();
		}
	}
}

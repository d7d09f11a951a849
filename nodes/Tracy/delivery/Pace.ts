const SECOND = 1000;

/** What is tried of the rate that was just accepted, so that the next second is not refused too. */
const CAUTION = 0.9;

/** A pace never falls below this many a second, or it would hardly ever learn that it may rise. */
const SLOWEST = 1;

/** Near the rate that was refused last, the pace rises by this part a second. */
const CAREFUL_RISE = 0.01;

/** Far from it, or where none is known yet, it doubles in a second. */
const QUICK_RISE = Math.LN2;

/** How late a timer may be, in ms, without the time being lost for the next request. */
const LATENESS = 2;

/** The shortest time, in ms, from which a rate can be told. */
const SHORTEST_MEASUREMENT = 250;

/**
 * How many requests a second to send. There is no limit of our own until the first refusal;
 * then the limit is a little less than what was accepted in the last second, and rises slowly
 * while answers are good. (A limit of what is under way at once can't express a rate.) Time comes
 * in as data: ms since some fixed moment.
 */
export class Pace {
	/** What was learned; Infinity before the first refusal. */
	private learned = Infinity;

	/** What was accepted when the pace was last refused; Infinity where that says nothing. */
	private ceiling = Infinity;

	private cutAt = -Infinity;

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
		const rate = Math.min(this.learned, this.limit || Infinity);
		const isLateTimer = now - this.nextAt <= LATENESS;
		this.nextAt = (isLateTimer ? this.nextAt : now) + SECOND / rate;
	}

	/** Notes that a request was not refused for coming too early. */
	accepted(sentAt: number, now: number): void {
		this.acceptances.push(now);
		this.forget(now);
		if (this.learned === Infinity || sentAt < this.cutAt) return;
		// Well above the last refusal it is out of date: Tracy takes more now than it did then.
		const isNear = this.learned >= CAUTION * this.ceiling && this.learned <= this.ceiling / CAUTION;
		this.learned *= Math.exp((isNear ? CAREFUL_RISE : QUICK_RISE) / this.learned);
	}

	/**
	 * Notes a refusal. Refusals of requests that were sent before the last cut say nothing new, so
	 * that fifty refusals of one burst cut the pace once.
	 */
	refused(sentAt: number, now: number): void {
		if (sentAt < this.cutAt) return;
		this.forget(now);
		const measured = this.measure(now);
		this.ceiling = this.learned === Infinity ? Infinity : measured;
		this.learned = Math.max(SLOWEST, CAUTION * measured);
		this.cutAt = now;
	}

	/** Sends nothing before that moment. */
	pause(until: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	/** What was accepted in the last second, without the time in which nothing was sent. */
	private measure(now: number): number {
		if (this.learned === Infinity) return this.acceptances.length;
		const active = Math.min(SECOND, now - this.pausedUntil);
		if (active < SHORTEST_MEASUREMENT) return this.learned;
		return Math.min(this.learned, (this.acceptances.length * SECOND) / active);
	}

	private forget(now: number): void {
		while (this.acceptances.length > 0 && (this.acceptances[0] ?? now) <= now - SECOND) {
			this.acceptances.shift();
		}
	}
}

import { Contention } from './Contention';
import { Suspicion, type Answered } from './Suspicion';

const SECOND = 1000;

/** What is tried of the rate that was just accepted, so that the next second is not refused too. */
const CAUTION = 0.9;

/** A pace never falls below this many a second, or it would hardly ever learn that it may rise. */
const SLOWEST = 1;

/**
 * Up to a little above the rate that was refused last, the pace rises in a second by its root times
 * this: a hundredth of 45 a second, three of 5, so that of several nodes the slower ones catch up.
 */
const CAREFUL_RISE = 0.067;
const CAREFUL_UP_TO = 1.03;

/** Above it that refusal is out of date, and where there was none yet: it doubles in a second. */
const QUICK_RISE = Math.LN2;

/** While others send as well, it rises in a second by this divided by its root. */
const SHARED_RISE = 40;

/** A limit refuses at this part of the rate that it refused last, or above. */
const NEAR = 0.95;

/** So many refusals in a row well below that rate say that there is no limit there. */
const FAR_REFUSALS = 2;

/** How late a timer may be, in ms, without the time being lost for the next request. */
const LATENESS = 2;

/** The shortest time since a pause, in ms, after which it is told how much was accepted. */
const SHORTEST_MEASUREMENT = 500;

/** What the person allows. */
export interface PaceLimits {
	/** The most a second; 0 for no limit. */
	requestsPerSecond: number;
	/** The longest to wait at a time, in ms. */
	maxRetryWait: number;
}

/**
 * How many requests a second to send. (A limit of what is under way at once can't express a rate.)
 * Time comes in as data: ms since some fixed moment.
 *
 * Where refusals look like a limit, the pace is a little less than what was accepted in the last
 * second, and rises while answers are good. A limit refuses again near the rate that it refused
 * before; refusals well below say that it was none. Where others use the limit as well, the node
 * takes turns with them.
 */
export class Pace {
	/** Requests a second; Infinity while no limit is known. */
	private learned = Infinity;

	/** What was accepted when the pace was last refused; 0 where that says nothing. */
	private ceiling = 0;

	/** What was sent before that moment says nothing about the pace since. */
	private cutAt = -Infinity;

	/** Refusals well below the ceiling since the last one near it. */
	private farRefusals = 0;

	private readonly suspicion = new Suspicion();

	private readonly contention = new Contention();

	private pausedUntil = -Infinity;

	private nextAt = -Infinity;

	/** When requests were accepted, in the last second. */
	private readonly acceptances: number[] = [];

	/** @param random a number from 0 up to 1 */
	constructor(
		private readonly limits: PaceLimits,
		private readonly random: () => number,
	) {}

	/** How long to wait before the next request may be sent, in ms; 0 = it may be sent now. */
	delay(now: number): number {
		return Math.max(0, this.pausedUntil - now, this.nextAt - now);
	}

	/** Notes that a request is being sent. */
	sent(now: number): void {
		this.suspicion.noteSent();
		const rate = Math.min(this.rate(), this.limits.requestsPerSecond || Infinity);
		const isLateTimer = now - this.nextAt <= LATENESS;
		this.nextAt = (isLateTimer ? this.nextAt : now) + SECOND / rate;
	}

	/** Notes what the answer says to a request that was sent at that moment. */
	answered(answer: Answered, sentAt: number, now: number): void {
		this.suspicion.noteAnswer(answer, sentAt, now);
		if (answer === 'unclear') return;
		const isRefused = answer === 'refused';
		if (!isRefused) this.acceptances.push(now);
		this.forget(now);
		const isFirst =
			sentAt >= this.pausedUntil && this.contention.noteAnswer(isRefused, this.acceptances.length);
		if (sentAt < this.cutAt) return;
		if (!isRefused) this.rise();
		else if (this.takesTurns()) this.giveWay(isFirst, now);
		else if (this.isLimit(now)) this.cut(now);
	}

	/** Sends nothing for so many ms; where turns are taken up to twice as long, by chance. */
	pause(now: number, wait: number): void {
		this.contention.noteWait(wait, this.acceptances.length);
		const longest = Math.max(wait, this.limits.maxRetryWait);
		const turn = this.takesTurns() ? Math.min(wait * (1 + this.random()), longest) : wait;
		this.pausedUntil = Math.max(this.pausedUntil, now + turn);
	}

	/**
	 * Whether there is a limit that others use as well. If each refusal made each of them slower, all
	 * would soon crawl. So each is fast in its turn, and then it is another one's.
	 */
	private takesTurns(): boolean {
		return this.learned < Infinity && this.contention.isThere;
	}

	/** Powers of two where turns are taken: such rhythms don't run into each other once they fit. */
	private rate(): number {
		return this.takesTurns() ? 2 ** Math.floor(Math.log2(this.learned)) : this.learned;
	}

	private rise(): void {
		if (this.takesTurns()) this.learned += SHARED_RISE / this.learned ** 1.5;
		else if (this.learned <= CAREFUL_UP_TO * this.ceiling) {
			this.learned += CAREFUL_RISE / Math.sqrt(this.learned);
		} else this.learned *= Math.exp(QUICK_RISE / this.learned);
	}

	/** The first request after a wait says that others were there; only a later one was too fast. */
	private giveWay(isFirst: boolean, now: number): void {
		this.cutAt = now;
		if (isFirst) return;
		this.learned = Math.max(SLOWEST, CAUTION * this.learned);
		this.ceiling = this.learned;
	}

	/** Whether a refusal says that requests came too fast. */
	private isLimit(now: number): boolean {
		if (this.learned === Infinity) return this.suspicion.isThere;
		if (this.learned >= NEAR * this.ceiling) {
			this.farRefusals = 0;
			return true;
		}
		// Within a second Tracy may still count what was sent before the cut.
		if (now - this.cutAt < SECOND) return false;
		this.farRefusals += 1;
		if (this.farRefusals < FAR_REFUSALS || this.suspicion.isConfirmed) return true;
		this.forgetLimit(now);
		return false;
	}

	private cut(now: number): void {
		const measured = this.measure(now);
		// The first pace may come from too few answers to say where the limit is.
		this.ceiling = this.learned === Infinity ? 0 : measured;
		this.learned = Math.max(SLOWEST, CAUTION * measured);
		this.cutAt = now;
	}

	private forgetLimit(now: number): void {
		this.learned = Infinity;
		this.ceiling = 0;
		this.farRefusals = 0;
		this.suspicion.noteInVain(now);
	}

	/** What was accepted in the last second, or the pace itself if most of it was a pause. */
	private measure(now: number): number {
		if (this.learned === Infinity) return this.acceptances.length;
		if (now - this.pausedUntil < SHORTEST_MEASUREMENT) return this.learned;
		return Math.min(this.learned, this.acceptances.length);
	}

	private forget(now: number): void {
		while ((this.acceptances[0] ?? now) <= now - SECOND) this.acceptances.shift();
	}
}

import type { Attempt, Failure, Outcome } from '../outcome/Outcome';
import type { Clock } from './Clock';
import { decideRetry } from './decideRetry';
import { Gate } from './Gate';
import { Pace } from './pace/Pace';
import type { Answered } from './pace/Suspicion';
import type { Stops } from './Stops';

/** What a sender sends with, and within which limits. */
export interface SenderParts<Body, Answer> {
	/** Sends a body once. Should it throw, it is unknown what became of the row. */
	send(body: Body): Promise<Attempt<Answer>>;
	limits: { requestsPerSecond: number; maxRetryWait: number };
	clock: Clock;
	random: () => number;
	/** What becomes of a row that has met a defect of this node. */
	lost(): Failure;
}

/** Sends bodies, all at one pace, each until Tracy takes it or the rules say to give up. */
export class Sender<Body, Answer> {
	/** How often Tracy asked to wait. */
	throttled = 0;

	private readonly pace: Pace;

	private readonly gate: Gate;

	constructor(
		private readonly parts: SenderParts<Body, Answer>,
		private readonly stops: Stops,
	) {
		this.pace = new Pace(parts.limits, parts.random);
		this.gate = new Gate(parts.clock, this.pace, () => stops.reason() !== undefined);
	}

	/** How long requests were held back, in ms. */
	get waited(): number {
		return this.gate.waited;
	}

	/** Sends a body until it has its outcome, or until nothing more is sent. */
	async send(body: Body): Promise<Outcome<Answer>> {
		const { clock, limits, random } = this.parts;
		const { maxRetryWait } = limits;
		const postponed = { throttled: 0, unreachable: 0, unclear: 0 };
		for (;;) {
			await this.gate.pass();
			const reason = this.stops.reason();
			if (reason) return reason;
			const result = await this.sendOnce(body);
			if (result.outcome !== 'postponed') {
				this.stops.noteSent(result, clock.now());
				return result;
			}
			const attempt = (postponed[result.because] += 1);
			const now = clock.now();
			const decision = decideRetry(result, { attempt, maxRetryWait, now, random });
			this.pace.pause(now, decision.wait);
			if (!decision.again) {
				this.stops.noteSent(decision.outcome, now);
				return decision.outcome;
			}
		}
	}

	private async sendOnce(body: Body): Promise<Attempt<Answer>> {
		const { clock } = this.parts;
		const sentAt = clock.now();
		const result = await this.withoutThrowing(body);
		const answered = answerOf(result);
		const now = clock.now();
		if (answered === 'refused') {
			this.throttled += 1;
			this.stops.noteRefused(now);
		}
		this.pace.answered(answered, sentAt, now);
		return result;
	}

	/** A defect of this node must not make it forget that something was sent. */
	private async withoutThrowing(body: Body): Promise<Attempt<Answer>> {
		try {
			return await this.parts.send(body);
		} catch {
			return this.parts.lost();
		}
	}
}

/** What an attempt says about how much Tracy takes. */
function answerOf<Answer>(attempt: Attempt<Answer>): Answered {
	switch (attempt.outcome) {
		case 'postponed':
			return attempt.because === 'throttled' ? 'refused' : 'unclear';
		case 'unknown':
			return 'unclear';
		default:
			return 'accepted';
	}
}

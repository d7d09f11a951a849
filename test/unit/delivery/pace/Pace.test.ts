import type { Pace, PaceLimits } from '../../../../nodes/Tracy/delivery/pace/Pace';
import type { Answered } from '../../../../nodes/Tracy/delivery/pace/Suspicion';
import { paceOf } from './paceOf';

/** Sends one after another, each as soon as it may be, and says when that was. */
function sendingTimes(pace: Pace, count: number, from: number): number[] {
	let now = from;
	return Array.from({ length: count }, () => {
		now += pace.delay(now);
		pace.sent(now);
		return now;
	});
}

/** How many a second are let out at that moment. */
function rateOf(pace: Pace, now: number): number {
	const [first = 0, second = 0] = sendingTimes(pace, 2, now + 60_000);
	return 1000 / (second - first);
}

/** So many answers of one kind to requests that were sent and answered at those moments. */
function answer(
	pace: Pace,
	answered: Answered,
	{ count = 1, sentAt, at }: { count?: number; sentAt: number; at: (index: number) => number },
): void {
	for (let index = 0; index < count; index += 1) pace.answered(answered, sentAt, at(index));
}

/** A pace after so many accepted requests, one after another within 200 ms, and then one refused. */
function refusedAfter(accepted: number, limits: Partial<PaceLimits> = {}): Pace {
	const pace = paceOf(limits);
	for (let index = 0; index < accepted; index += 1) {
		pace.sent(0);
		pace.answered('accepted', 0, 100);
	}
	pace.sent(150);
	pace.answered('refused', 150, 200);
	return pace;
}

/** A pace that was cut to 45 and, refused once more a second later, knows 45 for its ceiling. */
function refusedTwice(limits?: Partial<PaceLimits>): Pace {
	const pace = refusedAfter(50, limits);
	answer(pace, 'accepted', { count: 45, sentAt: 150, at: (index) => 260 + index * 20 });
	pace.answered('refused', 1199, 1200);
	return pace;
}

describe('Pace', () => {
	it('sets no limit before the first refusal', () => {
		expect(sendingTimes(paceOf(), 1000, 5)).toEqual(new Array(1000).fill(5));
	});

	it('sets no limit for a refusal of one among many', () => {
		const pace = paceOf();
		sendingTimes(pace, 10, 0);
		answer(pace, 'refused', { count: 4, sentAt: 0, at: () => 50 });
		answer(pace, 'accepted', { count: 6, sentAt: 0, at: () => 50 });
		expect(rateOf(pace, 50)).toBe(Infinity);
	});

	it('sets a limit as soon as more than half of what was under way is refused', () => {
		const pace = paceOf();
		sendingTimes(pace, 10, 0);
		answer(pace, 'refused', { count: 6, sentAt: 0, at: () => 50 });
		expect(rateOf(pace, 50)).toBeCloseTo(1, 9);
	});

	it('sets no limit for two refusals while most others are just leaving', () => {
		const pace = paceOf();
		sendingTimes(pace, 10, 0);
		answer(pace, 'accepted', { count: 8, sentAt: 0, at: () => 50 });
		answer(pace, 'refused', { count: 2, sentAt: 0, at: () => 50 });
		expect(rateOf(pace, 50)).toBe(Infinity);
	});

	it('counts refusals of what was under way together, not those of later requests', () => {
		const pace = paceOf();
		for (let round = 0; round < 10; round += 1) {
			const at = round * 100;
			for (let index = 0; index < 100; index += 1) pace.sent(at);
			answer(pace, 'accepted', { count: 97, sentAt: at, at: () => at + 50 });
			answer(pace, 'refused', { count: 1, sentAt: at, at: () => at + 50 });
			answer(pace, 'unclear', { count: 2, sentAt: at, at: () => at + 50 });
		}
		expect(rateOf(pace, 1000)).toBe(Infinity);
	});

	it('sets a limit when a high share of all is refused, one by one', () => {
		const pace = paceOf();
		for (let round = 0; round < 28; round += 1) {
			const at = round * 50;
			for (let index = 0; index < 10; index += 1) pace.sent(at);
			answer(pace, 'refused', { sentAt: at, at: () => at + 50 });
			answer(pace, 'accepted', { count: 9, sentAt: at, at: () => at + 50 });
		}
		expect(rateOf(pace, 1400)).toBeLessThan(Infinity);
	});

	it('is nine tenths of what was accepted in the last second', () => {
		expect(rateOf(refusedAfter(50), 200)).toBeCloseTo(45, 9);
	});

	it('counts only what was accepted within the last second', () => {
		const pace = paceOf();
		answer(pace, 'accepted', { count: 31, sentAt: 0, at: (index) => index * 100 });
		pace.answered('refused', 2990, 3000);
		expect(rateOf(pace, 3000)).toBeCloseTo(9, 9);
	});

	it('is cut once by fifty refusals of one burst', () => {
		const pace = refusedAfter(50);
		answer(pace, 'refused', { count: 49, sentAt: 150, at: (index) => 201 + index });
		expect(rateOf(pace, 250)).toBeCloseTo(45, 9);
	});

	it('does not rise for what was sent before the last cut', () => {
		const pace = refusedAfter(50);
		answer(pace, 'accepted', { count: 10, sentAt: 150, at: () => 250 });
		expect(rateOf(pace, 250)).toBeCloseTo(45, 9);
	});

	it('does not rise for answers that say nothing', () => {
		const pace = refusedAfter(50);
		answer(pace, 'unclear', { count: 90, sentAt: 200, at: () => 250 });
		expect(rateOf(pace, 250)).toBeCloseTo(45, 9);
	});

	it('doubles in a second after the first refusal, which may say little', () => {
		const pace = refusedAfter(100);
		answer(pace, 'accepted', { count: 90, sentAt: 200, at: (index) => 200 + index * 11 });
		expect(rateOf(pace, 1200)).toBeGreaterThan(90 * 1.6);
		expect(rateOf(pace, 1200)).toBeLessThan(90 * 2);
	});

	it('rises by about a hundredth a second near the rate that was refused twice', () => {
		const pace = refusedTwice();
		const refused = rateOf(pace, 1200);
		expect(refused).toBeCloseTo(0.9 * 45, 9);
		answer(pace, 'accepted', { count: 40, sentAt: 1200, at: (index) => 1200 + index * 25 });
		expect(rateOf(pace, 2200) / refused).toBeCloseTo(1.01, 3);
	});

	it('is not cut again within a second well below that rate, as Tracy may still count what was sent before', () => {
		const pace = refusedTwice();
		answer(pace, 'refused', { count: 5, sentAt: 1201, at: (index) => 1300 + index * 100 });
		expect(rateOf(pace, 2000)).toBeCloseTo(0.9 * 45, 9);
	});

	it('is cut once more by a refusal well below that rate, and knows no limit after the second', () => {
		const pace = refusedTwice();
		answer(pace, 'accepted', { count: 20, sentAt: 1200, at: (index) => 1300 + index * 25 });
		pace.answered('refused', 2199, 2200);
		expect(rateOf(pace, 2200)).toBeCloseTo(0.9 * 20, 9);
		answer(pace, 'accepted', { count: 18, sentAt: 2200, at: (index) => 2300 + index * 50 });
		pace.answered('refused', 3199, 3200);
		expect(rateOf(pace, 3200)).toBe(Infinity);
	});

	it('knows a limit as long as it is refused near the rate that was refused before', () => {
		const pace = refusedTwice();
		let now = 1200;
		for (let round = 0; round < 20; round += 1) {
			const from = now;
			answer(pace, 'accepted', { count: 350, sentAt: from, at: (index) => from + index * 25 });
			now = from + 350 * 25;
			pace.answered('refused', now - 1, now);
		}
		expect(rateOf(pace, now)).toBeLessThan(50);
	});

	it('takes what it does after a pause for its measure until there is half a second of it', () => {
		const pace = refusedAfter(50);
		pace.pause(200, 1800);
		answer(pace, 'accepted', { count: 3, sentAt: 100, at: (index) => 2000 + index * 25 });
		pace.answered('accepted', 2000, 2060);
		pace.answered('refused', 2090, 2100);
		// It has risen a little with the one that was sent after the pause.
		expect(rateOf(pace, 2100)).toBeCloseTo(40.5 * 2 ** (1 / 45), 9);
	});

	it('takes what was accepted after a pause for its measure as soon as there is half a second of it', () => {
		const pace = refusedAfter(50);
		pace.pause(200, 1800);
		answer(pace, 'accepted', { count: 20, sentAt: 2000, at: (index) => 2000 + index * 20 });
		pace.answered('refused', 2490, 2500);
		expect(rateOf(pace, 2500)).toBeCloseTo(18, 9);
	});

	it('is learned also from the first request after a wait, where none is known', () => {
		const pace = paceOf();
		pace.sent(0);
		pace.answered('accepted', 0, 50);
		pace.pause(100, 1000);
		pace.sent(1100);
		pace.answered('refused', 1100, 1150);
		expect(rateOf(pace, 1150)).toBeCloseTo(1, 9);
	});

	it('never falls below one a second', () => {
		const pace = refusedAfter(0);
		expect(rateOf(pace, 200)).toBeCloseTo(1, 9);
		for (let at = 1000; at < 60_000; at += 500) pace.answered('refused', at, at + 50);
		expect(rateOf(pace, 60_000)).toBeGreaterThanOrEqual(1);
	});

	describe('when even the first request after a wait is refused', () => {
		/** A pace of 40.5 that waited a second, and was refused at once after it. */
		function refusedFirst(limits?: Partial<PaceLimits>): Pace {
			const pace = refusedTwice(limits);
			pace.pause(1200, 1000);
			pace.answered('refused', 2200, 2250);
			return pace;
		}

		it('is not slower for that, but a power of two', () => {
			expect(rateOf(refusedFirst(), 2250)).toBeCloseTo(32, 9);
		});

		it('waits longer by chance, up to twice as long, but no longer than the person wants', () => {
			const pace = refusedFirst();
			pace.pause(2250, 1000);
			expect(pace.delay(2250)).toBe(1500);
			const impatient = refusedFirst({ maxRetryWait: 1200 });
			impatient.pause(2250, 1000);
			expect(impatient.delay(2250)).toBe(1200);
			impatient.pause(2250, 3000);
			expect(impatient.delay(2250)).toBe(3000);
		});

		it('is slower for the refusal of a later one', () => {
			const pace = refusedFirst();
			pace.pause(2250, 1000);
			pace.answered('accepted', 3800, 3850);
			for (let at = 3900; at < 4200; at += 100) pace.answered('refused', at, at + 50);
			expect(rateOf(pace, 4200)).toBeCloseTo(16, 9);
		});

		it('rises quickly, the less so the faster it is', () => {
			const pace = refusedFirst();
			answer(pace, 'accepted', { count: 230, sentAt: 2300, at: (index) => 2300 + index });
			expect(rateOf(pace, 2600)).toBeCloseTo(64, 9);
		});

		it('has the limit to itself again after eight first ones that were accepted', () => {
			const pace = refusedFirst();
			let now = 2250;
			for (let first = 0; first < 8; first += 1) {
				expect(Math.log2(rateOf(pace, now)) % 1).toBeCloseTo(0, 9);
				pace.pause(now, 1000);
				now += 2000;
				pace.answered('accepted', now, now + 50);
			}
			expect(Math.log2(rateOf(pace, now)) % 1).not.toBeCloseTo(0, 2);
		});

		it('knows that one sent before the wait is none', () => {
			const pace = refusedTwice();
			pace.pause(1200, 1000);
			pace.answered('refused', 1190, 2150);
			expect(rateOf(pace, 2250)).toBeCloseTo(0.9 * 45, 9);
		});

		it('waits as it is asked to where nothing was accepted before the wait either', () => {
			const pace = paceOf();
			for (const at of [0, 1100, 2200]) {
				pace.sent(at);
				pace.answered('refused', at, at + 50);
				pace.pause(at + 50, 1000);
				expect(pace.delay(at + 50)).toBe(1000);
			}
		});

		it('takes it for its own fault after a wait of nothing', () => {
			const pace = refusedTwice();
			pace.pause(1200, 0);
			pace.answered('refused', 1201, 1250);
			pace.pause(1250, 1000);
			expect(pace.delay(1250)).toBe(1000);
		});
	});

	it('keeps to the limit of the person, evenly', () => {
		expect(sendingTimes(paceOf({ requestsPerSecond: 10 }), 4, 0)).toEqual([0, 100, 200, 300]);
	});

	it('keeps to the limit of the person also where it has learned a higher one', () => {
		expect(rateOf(refusedAfter(50, { requestsPerSecond: 20 }), 200)).toBeCloseTo(20, 9);
	});

	it('takes limits below one a second', () => {
		expect(sendingTimes(paceOf({ requestsPerSecond: 0.5 }), 3, 0)).toEqual([0, 2000, 4000]);
	});

	it('sends nothing during a pause, and after it at its pace without catching up', () => {
		const pace = paceOf({ requestsPerSecond: 10 });
		expect(sendingTimes(pace, 2, 0)).toEqual([0, 100]);
		pace.pause(150, 4850);
		expect(pace.delay(150)).toBe(4850);
		expect(sendingTimes(pace, 3, 150)).toEqual([5000, 5100, 5200]);
	});

	it('does not shorten a pause for a shorter one', () => {
		const pace = paceOf();
		pace.pause(0, 5000);
		pace.pause(0, 3000);
		expect(pace.delay(0)).toBe(5000);
	});

	it('makes up for a timer that is up to 2 ms late', () => {
		const pace = paceOf({ requestsPerSecond: 10 });
		pace.sent(0);
		pace.sent(102);
		expect(pace.delay(102)).toBe(98);
	});

	it('does not make up for time in which there was nothing to send', () => {
		const pace = paceOf({ requestsPerSecond: 10 });
		pace.sent(0);
		pace.sent(103);
		expect(pace.delay(103)).toBe(100);
	});
});

import { Pace } from '../../../nodes/Tracy/delivery/Pace';

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

/** A pace after so many accepted requests within 200 ms and then a refusal at 200. */
function refusedAfter(accepted: number, limit = 0): Pace {
	const pace = new Pace(limit);
	for (let index = 0; index < accepted; index += 1) pace.accepted(0, 100);
	pace.refused(150, 200);
	return pace;
}

describe('Pace', () => {
	it('sets no limit before the first refusal', () => {
		expect(sendingTimes(new Pace(0), 1000, 5)).toEqual(new Array(1000).fill(5));
	});

	it('is nine tenths of what was accepted in the last second after the first refusal', () => {
		expect(rateOf(refusedAfter(50), 200)).toBeCloseTo(45, 9);
	});

	it('counts only what was accepted within the last second', () => {
		const pace = new Pace(0);
		for (let at = 0; at <= 3000; at += 100) pace.accepted(at, at);
		pace.refused(2990, 3000);
		expect(rateOf(pace, 3000)).toBeCloseTo(9, 9);
	});

	it('is one a second when nothing was accepted', () => {
		expect(rateOf(refusedAfter(0), 200)).toBeCloseTo(1, 9);
	});

	it('is cut once by fifty refusals of one burst', () => {
		const pace = refusedAfter(50);
		for (let index = 0; index < 49; index += 1) pace.refused(150, 201 + index);
		expect(rateOf(pace, 250)).toBeCloseTo(45, 9);
	});

	it('is cut again by a refusal of what was sent at the new pace', () => {
		const pace = refusedAfter(50);
		pace.refused(200, 300);
		expect(rateOf(pace, 300)).toBeCloseTo(0.9 * 45, 9);
	});

	it('does not rise for what was sent before the last cut', () => {
		const pace = refusedAfter(50);
		for (let index = 0; index < 10; index += 1) pace.accepted(150, 250);
		expect(rateOf(pace, 250)).toBeCloseTo(45, 9);
	});

	it('doubles in a second after the first refusal, which may say little', () => {
		const pace = refusedAfter(100);
		for (let index = 1; index <= 90; index += 1) pace.accepted(200, 200 + index * 11);
		expect(rateOf(pace, 1200)).toBeGreaterThan(90 * 1.6);
		expect(rateOf(pace, 1200)).toBeLessThan(90 * 2);
	});

	it('rises by about a hundredth a second near the rate that was refused twice', () => {
		const pace = refusedAfter(50);
		pace.refused(210, 220);
		const refused = rateOf(pace, 220);
		for (let index = 1; index <= 40; index += 1) pace.accepted(220, 220 + index * 25);
		expect(rateOf(pace, 1220) / refused).toBeCloseTo(1.01, 3);
	});

	it('leaves out of its measure the time in which nothing was sent', () => {
		const pace = refusedAfter(50);
		pace.pause(2000);
		// Twenty in the half second since the pause are forty a second.
		for (let index = 1; index <= 20; index += 1) pace.accepted(100, 2000 + index * 25);
		pace.refused(2490, 2500);
		expect(rateOf(pace, 2500)).toBeCloseTo(36, 9);
	});

	it('is cut by a tenth when there is too little time to measure', () => {
		const pace = refusedAfter(50);
		pace.pause(2000);
		for (let index = 1; index <= 3; index += 1) pace.accepted(100, 2000 + index * 25);
		pace.refused(2090, 2100);
		expect(rateOf(pace, 2100)).toBeCloseTo(40.5, 9);
	});

	it('never falls below one a second', () => {
		const pace = refusedAfter(1);
		for (let at = 1000; at < 60_000; at += 1000) pace.refused(at, at + 50);
		expect(rateOf(pace, 60_000)).toBeCloseTo(1, 9);
	});

	it('keeps to the limit of the person, evenly', () => {
		expect(sendingTimes(new Pace(10), 4, 0)).toEqual([0, 100, 200, 300]);
	});

	it('keeps to the limit of the person also where it has learned a higher one', () => {
		expect(rateOf(refusedAfter(50, 20), 200)).toBeCloseTo(20, 9);
	});

	it('takes limits below one a second', () => {
		expect(sendingTimes(new Pace(0.5), 3, 0)).toEqual([0, 2000, 4000]);
	});

	it('sends nothing during a pause, and after it at its pace without catching up', () => {
		const pace = new Pace(10);
		expect(sendingTimes(pace, 2, 0)).toEqual([0, 100]);
		pace.pause(5000);
		expect(pace.delay(150)).toBe(4850);
		expect(sendingTimes(pace, 3, 150)).toEqual([5000, 5100, 5200]);
	});

	it('does not shorten a pause for a shorter one', () => {
		const pace = new Pace(0);
		pace.pause(5000);
		pace.pause(3000);
		expect(pace.delay(0)).toBe(5000);
	});

	it('makes up for a timer that is up to 2 ms late', () => {
		const pace = new Pace(10);
		pace.sent(0);
		pace.sent(102);
		expect(pace.delay(102)).toBe(98);
	});

	it('does not make up for time in which there was nothing to send', () => {
		const pace = new Pace(10);
		pace.sent(0);
		pace.sent(103);
		expect(pace.delay(103)).toBe(100);
	});
});

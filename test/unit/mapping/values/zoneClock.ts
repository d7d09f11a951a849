const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clocks = new Map<string, (second: number) => number>();

/** What the clocks of a zone show at an instant, as milliseconds as if it were UTC; by Intl alone. */
export function clockAt(instant: number, timeZone: string): number {
	const clock = clocks.get(timeZone) ?? clockOf(timeZone);
	clocks.set(timeZone, clock);
	const second = Math.floor(instant / 1000) * 1000;
	return clock(second) + (instant - second);
}

/** What tells, and remembers, what the clocks of a zone show at a whole second. */
function clockOf(timeZone: string): (second: number) => number {
	const options = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
	const format = new Intl.DateTimeFormat('sv-SE', options);
	const known = new Map<number, number>();
	return (second) => {
		const shown = known.get(second) ?? Date.parse(`${format.format(second).replace(' ', 'T')}Z`);
		known.set(second, shown);
		return shown;
	};
}

/**
 * The instant at which clocks show a time, found by trying every offset there is: the earlier of
 * two; in a gap the time shifted forward by the gap. For years in which offsets are quarters of
 * an hour.
 */
export function instantByTrial(wallTime: number, timeZone: string): number {
	for (let offset = 15 * HOUR; offset >= -15 * HOUR; offset -= QUARTER) {
		if (clockAt(wallTime - offset, timeZone) === wallTime) return wallTime - offset;
	}
	const change = firstInstant(
		wallTime - 2 * DAY,
		wallTime + 2 * DAY,
		(instant) => clockAt(instant, timeZone) > wallTime,
	);
	const gap = clockAt(change, timeZone) - clockAt(change - 1000, timeZone) - 1000;
	return change + (wallTime + gap - clockAt(change, timeZone));
}

/** The instants of a year at which the clocks of a zone are changed. */
export function clockChanges(year: number, timeZone: string): number[] {
	const offsetAt = (instant: number) => clockAt(instant, timeZone) - instant;
	const changes: number[] = [];
	for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY) {
		if (offsetAt(day) === offsetAt(day + DAY)) continue;
		changes.push(firstInstant(day, day + DAY, (instant) => offsetAt(instant) !== offsetAt(day)));
	}
	return changes;
}

/** The first whole second in a range from which on something is so. */
function firstInstant(from: number, to: number, isSo: (instant: number) => boolean): number {
	let [before, after] = [Math.floor(from / 1000), Math.floor(to / 1000)];
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		if (isSo(middle * 1000)) after = middle;
		else before = middle;
	}
	return after * 1000;
}

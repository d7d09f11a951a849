import type { Zone } from 'luxon';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The instant at which the clocks of a zone show a time: the earlier one where they show it
 * twice; where they skip it, the time shifted forward by what they skip.
 *
 * @param wallTime the time on the clock, as milliseconds since 1970 as if it were UTC
 * @returns milliseconds since 1970, UTC
 */
export function instantOfWallTime(wallTime: number, zone: Zone): number {
	const offsetAt = (instant: number) => Math.round(zone.offset(instant) * MINUTE);
	const offsetBefore = offsetAt(wallTime - DAY);
	const offsetAfter = offsetAt(wallTime + DAY);
	if (offsetBefore === offsetAfter) return wallTime - offsetBefore;

	const shown = [wallTime - offsetBefore, wallTime - offsetAfter].filter(
		(instant) => instant + offsetAt(instant) === wallTime,
	);
	return shown.length > 0 ? Math.min(...shown) : wallTime - offsetBefore;
}

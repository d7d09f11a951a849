import { Info } from 'luxon';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The instant at which the clocks of a zone show a time: the earlier one where they show it
 * twice; where they skip it, the time shifted forward by what they skip.
 *
 * @param wallTime the time on the clock, as milliseconds since 1970 as if it were UTC
 * @param timezone an IANA name
 * @returns milliseconds since 1970, UTC
 */
export function instantOfWallTime(wallTime: number, timezone: string): number {
	const zone = Info.normalizeZone(timezone);
	const offsetBefore = zone.offset(wallTime - DAY) * MINUTE;
	const offsetAfter = zone.offset(wallTime + DAY) * MINUTE;
	const shown = [wallTime - offsetBefore, wallTime - offsetAfter].filter(
		(instant) => instant + zone.offset(instant) * MINUTE === wallTime,
	);
	return shown.length > 0 ? Math.min(...shown) : wallTime - offsetBefore;
}

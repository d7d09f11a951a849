import type { Failure, Postponed } from '../outcome/Outcome';
import { DateTime } from 'luxon';

/**
 * How long to wait before the next try: exponential with full jitter, so that those who were
 * refused together don't come back together.
 *
 * @param attempt how often it was tried already, from 1 on
 * @param base the most to wait after the first try, in ms
 * @param random a number from 0 up to 1
 * @returns ms
 */
export function backoff(attempt: number, base: number, random: () => number): number {
	return random() * base * 2 ** (attempt - 1);
}

const SECONDS = /^[0-9]+$/;

const WEEKDAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/** The three forms of an HTTP date, without their weekday. */
const DATES = ["dd MMM yyyy HH:mm:ss 'GMT'", "dd-MMM-yy HH:mm:ss 'GMT'", 'MMM d HH:mm:ss yyyy'];

/**
 * Reads a Retry-After header: whole seconds, however many, or an HTTP date, whose weekday says
 * nothing that the date doesn't. Anything else (negative, fractional, garbled) says nothing.
 *
 * @param now milliseconds since 1970, UTC, by the clock that the date is meant by
 * @returns how long to wait, in ms; 0 for a date that has passed; Infinity for more seconds than a
 *   number holds; undefined when it says nothing
 */
export function retryAfter(header: string | null, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (SECONDS.test(text)) return Number(text) * 1000;
	const date = httpDate(text);
	return date === undefined ? undefined : Math.max(0, date - now);
}

/** Reads an HTTP date. @returns milliseconds since 1970, UTC; undefined for any other text */
function httpDate(text: string): number | undefined {
	if (!WEEKDAY.test(text)) return undefined;
	const date = text.replace(WEEKDAY, '').replace(/ +/g, ' ');
	for (const format of DATES) {
		const read = DateTime.fromFormat(date, format, { zone: 'utc', locale: 'en-US' });
		if (read.isValid) return read.toMillis();
	}
	return undefined;
}

/** How often a row is sent at most while Tracy asks to wait. */
const THROTTLED_ATTEMPTS = 5;
const THROTTLED_BASE = 1000;

/** How often "Retry-After: 0" is believed of one row. */
const AT_ONCE_ATTEMPTS = 2;

/** The longest wait that is told in seconds, in ms. */
const LONGEST_SHOWN = 365 * 24 * 60 * 60 * 1000;

/** How often a connection is tried at most; short, because hardly anything heals in seconds. */
const UNREACHABLE_ATTEMPTS = 4;
const UNREACHABLE_BASE = 500;

/** How often something is asked for at most while no clear answer comes. */
const UNCLEAR_ATTEMPTS = 3;
const UNCLEAR_BASE = 500;

/** To send a row again, or what becomes of it; in both cases nobody sends before `wait` ms. */
type Decision = { again: true; wait: number } | { again: false; wait: number; outcome: Failure };

/** What a decision depends on besides what happened. */
export interface Circumstances {
	/** How often the row was postponed for this reason already, from 1 on. */
	attempt: number;
	/** The longest to wait at a time, in ms. */
	maxRetryWait: number;
	/** Milliseconds since 1970, UTC. */
	now: number;
	/** A number from 0 up to 1. */
	random: () => number;
}

/** Decides whether a row that was postponed is sent again. */
export function decideRetry(
	{ because, retryAfter: header, date = '', givenUp }: Postponed,
	{ attempt, maxRetryWait, now, random }: Circumstances,
): Decision {
	switch (because) {
		case 'throttled': {
			// The machine's own clock may be wrong by more than the wait.
			const asked = retryAfter(header, httpDate(date) ?? now);
			// The others would be asked to wait just as long, so there is no point in sending them.
			if (asked && asked > maxRetryWait) {
				return { again: false, wait: 0, outcome: tooLong(givenUp, asked, maxRetryWait) };
			}
			const wait = Math.min(throttledWait(asked, attempt, random), maxRetryWait);
			if (attempt < THROTTLED_ATTEMPTS) return { again: true, wait };
			return { again: false, wait, outcome: givenUp };
		}
		case 'unreachable': {
			if (attempt >= UNREACHABLE_ATTEMPTS) {
				return { again: false, wait: 0, outcome: { ...givenUp, stopsPool: true } };
			}
			const wait = backoff(attempt, UNREACHABLE_BASE, random);
			return { again: true, wait: Math.min(wait, maxRetryWait) };
		}
		case 'unclear': {
			if (attempt >= UNCLEAR_ATTEMPTS) return { again: false, wait: 0, outcome: givenUp };
			const wait = backoff(attempt, UNCLEAR_BASE, random);
			return { again: true, wait: Math.min(wait, maxRetryWait) };
		}
	}
}

/** @param asked how long Tracy asks to wait, in ms, where it says so */
function throttledWait(asked: number | undefined, attempt: number, random: () => number): number {
	if (asked === undefined) return backoff(attempt, THROTTLED_BASE, random);
	// Refused again and again at once, the row would be given up before a limit takes anything.
	const isDisbelieved = asked === 0 && attempt > AT_ONCE_ATTEMPTS;
	return isDisbelieved ? backoff(attempt - AT_ONCE_ATTEMPTS, THROTTLED_BASE, random) : asked;
}

function tooLong(givenUp: Failure, asked: number, maxRetryWait: number): Failure {
	const wait = asked > LONGEST_SHOWN ? 'for more than a year' : `${Math.ceil(asked / 1000)} s`;
	return {
		...givenUp,
		error: `Tracy asks to wait ${wait}, longer than the ${maxRetryWait / 1000} s of 'Max Retry Wait'.`,
		stopsPool: true,
	};
}

import type { Postponed } from '../../../nodes/Tracy/outcome/Outcome';
import type { Happening, Rehearsal, Scene } from './rehearse';

/** What happened to one row. */
export interface RowCourse {
	/** The outcome in the ledger, where it holds this very row. */
	before?: 'created' | 'unknown';
	prepared: number;
	sent: number;
	/** What its sendings came to. */
	answers: string[];
	/** Whether a refusal made the rules give it up. */
	isGivenUp: boolean;
}

/** How a rehearsal went, read from nothing but its happenings. */
export interface Course {
	rows: RowCourse[];
	/** What should have ended the run, where in the happenings, if anything did. */
	end?: { position: number; row: number };
	/** Where in the happenings the execution was cancelled, if it was. */
	cancel?: number;
}

const UNKNOWN_IN_A_ROW = 10;
const GIVEN_UP_IN_A_ROW = 10;
const REFUSED_FOR = 60_000;
const MOST_REFUSALS = 5;
const MOST_FAILED_CONNECTIONS = 4;

/** How long a refusal asks to wait, in ms, as far as it is readable. */
export function askedWait({ retryAfter }: Postponed, now: number): number | undefined {
	if (retryAfter === null) return undefined;
	if (/^[0-9]+$/.test(retryAfter)) return 1000 * Number(retryAfter);
	return retryAfter.endsWith('GMT') ? Math.max(0, Date.parse(retryAfter) - now) : undefined;
}

/** Retells a rehearsal row by row, and finds out by the rules what should have ended it. */
export function courseOf(scene: Scene, { happenings }: Rehearsal): Course {
	const rows = scene.rows.map(
		(_, row): RowCourse => ({
			before: sentBefore(scene, row),
			...{ prepared: 0, sent: 0, answers: [], isGivenUp: false },
		}),
	);
	const course: Course = { rows };
	let unknownInARow = 0;
	let givenUpInARow = 0;
	let refusedSince = Infinity;
	for (const [position, happening] of happenings.entries()) {
		const { what, row } = happening;
		if (what === 'cancel') course.cancel = position;
		const of = row === undefined ? undefined : rows[row];
		if (!of || row === undefined) continue;
		if (what === 'prepare') of.prepared += 1;
		else if (what === 'send') of.sent += 1;
		else of.answers.push(what);
		if (what === 'unknown') unknownInARow += 1;
		if (what === 'created') unknownInARow = 0;
		if (what === 'throttled') refusedSince = Math.min(refusedSince, happening.at);
		if (what === 'created' || what === 'rejected') {
			givenUpInARow = 0;
			refusedSince = Infinity;
		}
		of.isGivenUp ||= givesUp(scene, of, happening);
		if (what === 'throttled' && of.isGivenUp) givenUpInARow += 1;
		const isRefusedForEver =
			givenUpInARow >= GIVEN_UP_IN_A_ROW && happening.at - refusedSince >= REFUSED_FOR;
		const isEnd =
			ends(scene, of, happening) ||
			(what === 'unknown' && unknownInARow >= UNKNOWN_IN_A_ROW) ||
			(what === 'throttled' && of.isGivenUp && isRefusedForEver);
		if (isEnd) course.end ??= { position, row };
	}
	return course;
}

function sentBefore({ ledger }: Scene, row: number): RowCourse['before'] {
	const entry = ledger?.[row];
	if (entry?.hash !== `hash of ${row}`) return undefined;
	return 'created' in entry ? 'created' : 'unknown';
}

function countOf({ answers }: RowCourse, word: string): number {
	return answers.filter((answer) => answer === word).length;
}

/** Whether a row is not sent again although it was postponed. */
function givesUp(scene: Scene, of: RowCourse, { what, at, row = 0 }: Happening): boolean {
	if (what === 'unreachable') return countOf(of, what) >= MOST_FAILED_CONNECTIONS;
	return (
		what === 'throttled' && (countOf(of, what) >= MOST_REFUSALS || asksTooMuch(scene, of, row, at))
	);
}

function asksTooMuch(scene: Scene, { sent }: RowCourse, row: number, at: number): boolean {
	const answers = scene.rows[row] ?? [];
	const answer = answers[Math.min(sent, answers.length) - 1];
	if (answer?.outcome !== 'postponed') return false;
	return (askedWait(answer, at) ?? 0) > (scene.limits?.maxRetryWait ?? Infinity);
}

/** Whether what happened to a row ends the run by itself. */
function ends(scene: Scene, of: RowCourse, { what, at, row = 0 }: Happening): boolean {
	const answers = scene.rows[row] ?? [];
	const answer = answers[Math.min(of.sent, answers.length) - 1];
	switch (what) {
		case 'prepare':
			return (
				scene.mistakes?.[row] !== undefined &&
				(scene.stopsAtFailure === true || scene.mistakes[row].stopsPool)
			);
		case 'rejected':
		case 'unsent':
			if (scene.stopsAtFailure) return true;
			return answer !== undefined && 'stopsPool' in answer && answer.stopsPool;
		case 'unknown':
			return answer !== undefined && 'stopsPool' in answer && answer.stopsPool;
		case 'unreachable':
			return givesUp(scene, of, { what, at, row });
		case 'throttled':
			if (asksTooMuch(scene, of, row, at)) return true;
			return scene.stopsAtFailure === true && countOf(of, what) >= MOST_REFUSALS;
		default:
			return false;
	}
}

import type { Attempt } from '../../../nodes/Tracy/outcome/Outcome';
import { askedWait, type Course, type RowCourse } from './courseOf';
import type { Rehearsal, Scene } from './rehearse';

/** What has to be so in every delivery; throws when it is not. */
type Invariant = (scene: Scene, rehearsal: Rehearsal, course: Course) => void;

/** How late a timer may be without the time being lost for the next request. */
const LATENESS = 2;

/** What may be lost or won when fractions of ms are added up. */
const ROUNDING = 1e-6;

/** More than all timers that end one wait are late together, and rounding. */
const SLACK = 20;

const never = ['prepare', 'send', 'cancel', 'end'];

/** Cheaper than jest's own by far, where it is asked for every happening of thousands of runs. */
function claim(isTrue: boolean, otherwise: string): void {
	if (!isTrue) throw new Error(otherwise);
}

function isAnswer(what: string): boolean {
	return !never.includes(what);
}

function limitsOf({ limits }: Scene): {
	maxConcurrency: number;
	requestsPerSecond: number;
	maxRetryWait: number;
} {
	return { maxConcurrency: 10, requestsPerSecond: 0, maxRetryWait: 120_000, ...limits };
}

/** Why a row that was not sent, or was postponed last, is not sent any more. */
function mayBeUnsent({ isGivenUp }: RowCourse, { end, cancel }: Course): boolean {
	return isGivenUp || end !== undefined || cancel !== undefined;
}

function expectedWord(scene: Scene, row: number, of: RowCourse): string {
	if (of.before) return of.before;
	const mistake = scene.mistakes?.[row];
	if (of.prepared > 0 && mistake) return mistake.outcome;
	const last = of.answers.at(-1);
	return last === undefined || last === 'throttled' || last === 'unreachable' ? 'unsent' : last;
}

function answerOf(scene: Scene, row: number, attempt: number): Attempt<string> | undefined {
	const answers = scene.rows[row] ?? [];
	return answers[Math.min(attempt, answers.length) - 1];
}

/** Each invariant under the sentence that it stands for. */
export const invariants: { [sentence: string]: Invariant } = {
	'no more is under way than allowed': (scene, { happenings }) => {
		let running = 0;
		for (const { what } of happenings) {
			if (what === 'send') running += 1;
			else if (isAnswer(what)) running -= 1;
			claim(running <= limitsOf(scene).maxConcurrency, `${running} are under way.`);
		}
		claim(running === 0, `${running} are under way at the end.`);
	},

	'no more is sent in any time than the person allows': (scene, { happenings }) => {
		const { requestsPerSecond, maxConcurrency } = limitsOf(scene);
		// A row that may go out does so after those that are being prepared at that moment.
		const standstill = (scene.preparing ?? 0) * maxConcurrency;
		const evenly = requestsPerSecond > 0 ? 1000 / requestsPerSecond : 0;
		const sent = happenings.filter(({ what }) => what === 'send');
		// How late the latest one was, had they all been sent evenly from 0 on.
		let latest = -Infinity;
		for (const [index, { at }] of sent.entries()) {
			const late = at - index * evenly;
			claim(late >= latest - LATENESS - standstill - ROUNDING, `Too early at ${at}.`);
			latest = Math.max(latest, late);
		}
	},

	'a row is sent again only after it was postponed': (_, { happenings }) => {
		const last = new Map<number, string>();
		for (const { what, row = -1 } of happenings) {
			const mayBeSent = [undefined, 'throttled', 'unreachable'].includes(last.get(row));
			claim(what !== 'send' || mayBeSent, `Row ${row} was sent again after ${last.get(row)}.`);
			if (what === 'send' || isAnswer(what)) last.set(row, what);
		}
	},

	'no row is refused more than five times, or tried to connect for more than four': (
		_,
		__,
		{ rows },
	) => {
		for (const { answers } of rows) {
			const countOf = (of: string) => answers.filter((word) => word === of).length;
			claim(countOf('throttled') <= 5, answers.join());
			claim(countOf('unreachable') <= 4, answers.join());
		}
	},

	'every row has exactly one outcome, in its place, and a true one': (
		scene,
		{ words },
		{ rows },
	) => {
		const expected = rows.map((of, row) => expectedWord(scene, row, of));
		claim(words.join() === expected.join(), `${words.join()} instead of ${expected.join()}`);
	},

	'a row stays unsent only for a reason': (_, { words }, course) => {
		for (const [row, of] of course.rows.entries()) {
			const isOwn = of.answers.at(-1) === 'unsent';
			claim(
				words[row] !== 'unsent' || isOwn || mayBeUnsent(of, course),
				`Row ${row} was not sent.`,
			);
		}
	},

	'what was sent before is neither prepared nor sent': (_, __, { rows }) => {
		for (const { before, prepared, sent } of rows)
			claim(before === undefined || prepared + sent === 0, `${prepared}, ${sent}`);
	},

	'a row is prepared once, before it is sent': (_, { happenings }, { rows }) => {
		const prepared = new Set<number>();
		for (const { what, row = -1 } of happenings) {
			if (what === 'prepare') prepared.add(row);
			claim(what !== 'send' || prepared.has(row), `Row ${row} was sent before it was prepared.`);
		}
		claim(
			rows.every((row) => row.prepared <= 1),
			'A row was prepared again.',
		);
	},

	'in Stop mode everything is prepared before anything is sent, and nothing is after a mistake': (
		scene,
		{ happenings },
	) => {
		if (!scene.stopsAtFailure) return;
		const words = happenings.map(({ what }) => what);
		const firstSent = words.indexOf('send');
		if (firstSent === -1) return;
		claim(words.lastIndexOf('prepare') < firstSent, 'Something was prepared later.');
		for (const { what, row = -1 } of happenings) {
			claim(what !== 'prepare' || !scene.mistakes?.[row], `Row ${row} has a mistake.`);
		}
	},

	'nothing is sent after a cancel, and nothing prepared': (_, { happenings }, { cancel }) => {
		const after = cancel === undefined ? [] : happenings.slice(cancel).map(({ what }) => what);
		claim(!after.includes('send') && !after.includes('prepare'), after.join());
	},

	'nothing is sent after what ends a run, and the run names it': (
		{ preparing = 0 },
		{ happenings, stoppedBy },
		{ end, cancel = Infinity },
	) => {
		const expected = end && end.position < cancel ? end.row : undefined;
		claim(stoppedBy === expected, `It names ${stoppedBy} instead of ${expected}.`);
		if (!end) return;
		const { what: cause, at: begun = 0 } = happenings[end.position] ?? {};
		// A mistake is found when its row was prepared; what is on its way out then leaves in that
		// same moment.
		const found = cause === 'prepare' ? begun + preparing : -1;
		const after = happenings
			.slice(end.position + 1)
			.filter(({ at }) => at > found)
			.map(({ what }) => what);
		claim(!after.includes('send'), after.join());
	},

	'nobody sends before the time for which Tracy asked': (scene, { happenings }) => {
		const sent = new Map<number, number>();
		let earliest = 0;
		for (const { what, at, row = -1 } of happenings) {
			if (what === 'send') {
				sent.set(row, (sent.get(row) ?? 0) + 1);
				claim(at >= earliest, `Row ${row} was sent at ${at} instead of ${earliest}.`);
			}
			const answer = answerOf(scene, row, sent.get(row) ?? 0);
			if (what === 'throttled' && answer?.outcome === 'postponed') {
				earliest = Math.max(earliest, at + (askedWait(answer, at) ?? 0));
			}
		}
	},

	'nobody waits for longer than the limits': (scene, { happenings }) => {
		const { maxRetryWait, requestsPerSecond } = limitsOf(scene);
		const evenly = 1000 / Math.min(1, requestsPerSecond || 1);
		const longest = Math.max(maxRetryWait, evenly) + SLACK;
		let running = 0;
		let last = 0;
		for (const { what, at } of happenings) {
			const isIdle = running === 0 && what !== 'cancel';
			claim(!isIdle || at - last <= longest, `Nothing happened from ${last} to ${at}.`);
			if (what === 'send') running += 1;
			if (isAnswer(what)) running -= 1;
			if (what !== 'cancel') last = at;
		}
	},

	'a run is over within 250 ms of its end or a cancel, or of the last answer': (
		_,
		{ happenings },
		{ end, cancel },
	) => {
		const over = Math.min(end?.position ?? Infinity, cancel ?? Infinity);
		if (over === Infinity) return;
		const last = happenings.slice(over, -1).at(-1)?.at ?? 0;
		claim((happenings.at(-1)?.at ?? 0) - last <= 250 + SLACK, `It went on after ${last}.`);
	},

	'the ledger holds afterwards what was created and what may have been, and nothing else': (
		_,
		{ ledger, words },
	) => {
		for (const [row, word] of words.entries()) {
			const entry = ledger[row];
			const kept = entry?.hash === `hash of ${row}` ? Object.keys(entry).at(-1) : 'nothing';
			const expected = word === 'created' || word === 'unknown' ? word : 'nothing';
			claim(kept === expected, `Of row ${row} it keeps ${kept} instead of ${expected}.`);
		}
	},

	'after each row it is said how many are done': (scene, { progress, happenings }) => {
		const isWithoutSending =
			scene.stopsAtFailure &&
			happenings.some(({ what, row = -1 }) => what === 'prepare' && scene.mistakes?.[row]);
		const count = isWithoutSending ? 0 : scene.rows.length;
		const expected = Array.from({ length: count }, (_, index) => index + 1);
		claim(progress.join() === expected.join(), progress.join());
	},
};

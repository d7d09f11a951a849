import type { Delivered } from '../delivery/deliver';
import type { Outcome, Skipped } from '../outcome/Outcome';
import { listed, showValue } from '../outcome/showValue';
import type { IExecuteFunctions } from 'n8n-workflow';

/** A text for the places where the editor shows HTML: hints and notices. */
export function escapeHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Says above the node's output what was not as one would expect: how often Tracy asked to wait,
 * how long requests were held back, and more.
 */
export function showHints<Answer>(
	context: IExecuteFunctions,
	{ throttled, waited }: Delivered<Answer>,
	others: string[],
): void {
	// n8n before 1.88 has no such hints.
	if (typeof context.addExecutionHints !== 'function') return;
	const times = throttled === 1 ? 'once' : `${throttled} times`;
	const seconds = Math.round(waited / 1000);
	const waiting = `Tracy asked ${times} to wait; requests were held back for ${seconds} s in all.`;
	for (const message of throttled > 0 ? [waiting, ...others] : others) {
		const html = escapeHtml(message);
		context.addExecutionHints({ message: html, type: 'warning', location: 'outputPane' });
	}
}

/** What a person should know of a run that creates, besides its items. */
interface Findings {
	/** How many records were created without any value. */
	withoutValues: number;
	/** The fields of items that match no property and were left out. */
	leftOut: string[];
	/** Those that match one that Tracy fills in by itself. */
	filledIn: string[];
	/** Whether the items have import keys, so that earlier runs may have created some. */
	isKeyed: boolean;
	/** The properties without a value of which it is not known whether they are required. */
	maybeRequired: string[];
	/** How many items an earlier try of this execution sent; undefined where n8n kept nothing that tells. */
	sentBefore: number | undefined;
}

/** Says with numbers what became of items that were to be created. */
export function creationHints<Answer>(
	outcomes: Array<Outcome<Answer>>,
	{ withoutValues, leftOut, filledIn, maybeRequired, isKeyed, sentBefore }: Findings,
): string[] {
	const { unknown, unsent } = countsOf(outcomes);
	const skipped = (because: Skipped['because']) =>
		outcomes.filter((outcome) => outcome.outcome === 'skipped' && outcome.because === because)
			.length;
	const before = skipped('created before');
	const twice = skipped('given twice');
	const unreadable = outcomes.filter(
		(outcome) => outcome.outcome === 'created' && outcome.answer === null,
	).length;
	const fields = leftOut.length === 1 ? 'the field' : 'the fields';
	return [
		sentBefore === undefined &&
			`n8n kept no record of what the first try of this execution sent. What it created may be there twice now${isKeyed ? ', unless it had these import keys' : ''}.`,
		sentBefore !== undefined &&
			sentBefore > 0 &&
			`${items(sentBefore)} ${was(sentBefore)} sent by an earlier try of this execution, with the settings of that time, and not again.`,
		unknown > 0 &&
			`${items(unknown)} may or may not have been created. Look in Tracy before you run ${them(unknown)} again.`,
		unsent > 0 &&
			(isKeyed
				? `${items(unsent)} not sent by this run. The next one creates those that were not created before.`
				: `${items(unsent)} not sent${sentBefore === undefined ? ' by this try' : ', and not created'}.`),
		before > 0 && `${items(before)} skipped, because ${they(before)} created before.`,
		twice > 0 && `${items(twice)} skipped, because ${they(twice)} given twice.`,
		unreadable > 0 &&
			`${items(unreadable)} ${was(unreadable)} created, but Tracy's answer could not be read: no more is known of the ${noun(unreadable, 'record')}.`,
		withoutValues > 0 &&
			`${items(withoutValues)} had no value; the ${noun(withoutValues, 'record')} ${was(withoutValues)} created without any.`,
		leftOut.length > 0 &&
			`No property takes ${fields} ${listed(leftOut, 10, showValue)}; what stands there was left out.`,
		filledIn.length > 0 &&
			`Tracy fills in ${listed(filledIn, 10, showValue)} by itself; what stands there was left out.`,
		maybeRequired.length > 0 &&
			`Tracy does not tell whether ${listed(maybeRequired, 10)} must have a value; no item is refused for it.`,
	].filter((message) => message !== false);
}

/** Says with numbers what became of items that were to be read. */
export function readingHints<Answer>(outcomes: Array<Outcome<Answer>>): string[] {
	const { unknown, unsent } = countsOf(outcomes);
	return [
		unknown > 0 && `${items(unknown)} got no clear answer.`,
		unsent > 0 && `${items(unsent)} not read.`,
	].filter((message) => message !== false);
}

function countsOf<Answer>(outcomes: Array<Outcome<Answer>>) {
	const counts = { unknown: 0, unsent: 0, skipped: 0, created: 0, found: 0, rejected: 0 };
	for (const { outcome } of outcomes) counts[outcome] += 1;
	return counts;
}

/** A number of items in words: "1 item", "2 items". */
function items(count: number): string {
	return `${count} ${noun(count, 'item')}`;
}

function noun(count: number, one: string): string {
	return count === 1 ? one : `${one}s`;
}

function was(count: number): string {
	return count === 1 ? 'was' : 'were';
}

function they(count: number): string {
	return count === 1 ? 'it was' : 'they were';
}

function them(count: number): string {
	return count === 1 ? 'it' : 'them';
}

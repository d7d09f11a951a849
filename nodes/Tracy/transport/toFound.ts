import type { JsonValue } from '../contract/json/ExactNumber';
import { parseAnswer } from '../contract/json/parseJson';
import type { Failure, Finding, Postponed } from '../outcome/Outcome';
import type { Answered, Exchange } from './Exchange';
import { isCutJson } from './reasonOf';
import { CHECK_ADDRESS, failure, isSuccess, refusal, saidBy, stopping } from './refusal';

const LATER = 'Try again in a moment.';
const WORDS = { asksToWait: 'Tracy asks to wait', later: LATER, unreachable: CHECK_ADDRESS };

/** What is asked for, as the sentences of a failure name it. */
export interface Wanted<Answer> {
	/** Such as "dataset 5". */
	what: string;
	/** A sentence that says what to do where Tracy does not show it to this key. */
	otherwise: string;
	/** A sentence that says what to do where Tracy has none; else the one above. */
	missing?: string;
	/** Reads it from the JSON of an answer; null when that holds nothing of the kind. */
	read: (json: JsonValue, answered: Answered) => Answer | null;
}

/** Judges what asking for something came to. Asking creates nothing, so it may be repeated. */
export function toFound<Answer>(
	exchange: Exchange,
	wanted: Wanted<Answer>,
	secret: string,
): Finding<Answer> {
	switch (exchange.kind) {
		case 'answered':
			if (isSuccess(exchange.status)) return judgeSuccess(exchange, wanted, secret);
			return refusal(exchange, { ...WORDS, secret }) ?? judgeStatus(exchange, wanted, secret);
		case 'broken off':
			return isSuccess(exchange.status)
				? unclear(`Tracy's answer about ${wanted.what} could not be read to its end.`)
				: toFound({ ...exchange, kind: 'answered', text: '' }, wanted, secret);
		case 'timed out':
			return unclear(`Tracy did not answer within ${exchange.ms / 1000} s.`);
		case 'cancelled':
			return failure('unknown', 'The execution was cancelled.', 'Run it again.');
		case 'failed':
		case 'kept back':
			return (
				refusal(exchange, { ...WORDS, secret }) ??
				unclear('The connection to Tracy broke before an answer came.')
			);
	}
}

function judgeSuccess<Answer>(
	answered: Answered,
	{ what, otherwise, read }: Wanted<Answer>,
	secret: string,
): Finding<Answer> {
	const { status, contentType, text } = answered;
	const json = parseAnswer(text);
	if (json !== undefined) {
		const answer = readSafely(() => read(json, answered));
		if (answer !== null) return { outcome: 'found', answer };
		const error = `Tracy answered something else than ${what} (HTTP ${status}).`;
		return failure('unknown', error, otherwise, { status, reason: error });
	}
	if (isCutJson(text, contentType)) {
		const error = `Tracy's answer about ${what} broke off.`;
		return unclear(error, { status, reason: error });
	}
	const { reason } = saidBy(answered, secret, 'nothing');
	const error = `What answered does not look like Tracy: it said ${reason}.`;
	return stopping(failure('unknown', error, CHECK_ADDRESS, { status, reason }));
}

function judgeStatus<Answer>(
	answered: Answered,
	{ what, otherwise, missing = otherwise }: Wanted<Answer>,
	secret: string,
): Failure | Postponed {
	const { status } = answered;
	const { reason, said } = saidBy(answered, secret);
	const refused = (error: string, next = otherwise) =>
		failure('rejected', `${error} (HTTP ${status})${said}`, next, { status, reason });
	if (status === 408 || status >= 500) {
		const error = `Tracy gave no clear answer about ${what} (HTTP ${status})${said}`;
		return unclear(error, { status, reason });
	}
	switch (status) {
		case 403:
			return refused(`The API key may not read ${what}`);
		case 404:
			return refused(`Tracy did not find ${what}`, missing);
		default:
			return refused(`Tracy refused to show ${what}`);
	}
}

/** Reads an answer; null where it is nested so deeply that reading it exhausts the stack. */
function readSafely<Answer>(read: () => Answer | null): Answer | null {
	try {
		return read();
	} catch {
		return null;
	}
}

/** Asking once more may help. */
function unclear(error: string, known?: { status: number; reason: string }): Postponed {
	const givenUp = failure('unknown', error, LATER, known);
	return { outcome: 'postponed', because: 'unclear', retryAfter: null, givenUp };
}

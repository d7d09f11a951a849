import type { JsonValue } from '../contract/JsonValue';
import { parseAnswer } from '../contract/parseAnswer';
import type { Fetched } from '../delivery/Fetched';
import type { NotCreated } from '../delivery/Outcome';
import { credentialAdvice } from './credentialAdvice';
import type { Exchange } from './Exchange';
import { isCutJson } from './isCutJson';
import { maskSecret } from './maskSecret';
import { networkFailure } from './networkFailure';
import { reasonOf } from './reasonOf';

const { CHECK_ADDRESS, CHECK_CERTIFICATE, CHECK_KEY } = credentialAdvice;
const LATER = 'Try again in a moment.';

/** What is asked for, as the sentences of a failure name it. */
export interface Wanted<Answer> {
	/** Such as "dataset 5". */
	what: string;
	/** A sentence that says what to do where Tracy does not show it to this key. */
	otherwise: string;
	/** Reads it from the JSON of an answer; null when that holds nothing of the kind. */
	read: (json: JsonValue, exchange: Extract<Exchange, { kind: 'answered' }>) => Answer | null;
}

/** Judges what asking for something came to. Asking creates nothing, so it may be repeated. */
export function toFetched<Answer>(
	exchange: Exchange,
	wanted: Wanted<Answer>,
	secret: string,
): Fetched<Answer> {
	switch (exchange.kind) {
		case 'answered':
			return judgeAnswer(exchange, wanted, secret);
		case 'broken off':
			return unclear(`Tracy's answer about ${wanted.what} broke off.`, LATER);
		case 'timed out':
			return unclear(`Tracy did not answer within ${exchange.ms / 1000} s.`, LATER);
		case 'cancelled':
			return failed('unknown', 'The execution was cancelled.', 'Run it again.');
		case 'refused by n8n': {
			const error = `n8n did not send the request: ${exchange.reason}`;
			return stopping(failed('unsent', error, CHECK_ADDRESS));
		}
		case 'failed':
			return judgeFailure(exchange);
	}
}

function judgeAnswer<Answer>(
	exchange: Extract<Exchange, { kind: 'answered' }>,
	wanted: Wanted<Answer>,
	secret: string,
): Fetched<Answer> {
	const { status, contentType, text, retryAfter } = exchange;
	if (status >= 200 && status < 300) {
		const json = parseAnswer(text);
		if (json === undefined && isCutJson(text, contentType)) {
			return unclear(`Tracy's answer about ${wanted.what} broke off.`, LATER, status);
		}
		if (json === undefined) {
			const said = masked(text, secret) || 'nothing';
			const error = `What answered does not look like Tracy: it said ${said}.`;
			return stopping(failed('unknown', error, CHECK_ADDRESS, status, said));
		}
		const answer = readable(json, exchange, wanted);
		if (answer !== null) return { ok: true, answer };
		const error = `Tracy answered something else than ${wanted.what} (HTTP ${status}).`;
		return failed('unknown', error, wanted.otherwise, status);
	}

	const reason = masked(text, secret);
	const said = `(HTTP ${status})${reason === '' ? '.' : `: ${reason}`}`;
	const refused = (error: string, next: string) => failed('rejected', error, next, status, reason);
	if (status === 429 || (status === 503 && retryAfter !== null)) {
		const { failure } = failed('unsent', `Tracy asks to wait ${said}`, LATER, status, reason);
		return { ok: false, failure, retry: { because: 'throttled', retryAfter } };
	}
	if (status === 408 || status >= 500) {
		return unclear(
			`Tracy gave no clear answer about ${wanted.what} ${said}`,
			LATER,
			status,
			reason,
		);
	}
	if (status < 400) {
		return stopping(refused(`The address leads somewhere else ${said}`, CHECK_ADDRESS));
	}
	switch (status) {
		case 401:
			return stopping(refused(`Tracy did not accept the API key ${said}`, CHECK_KEY));
		case 403:
			return refused(`The API key may not read ${wanted.what} ${said}`, wanted.otherwise);
		case 404:
			return refused(`Tracy did not find ${wanted.what} ${said}`, wanted.otherwise);
		default:
			return refused(`Tracy refused to show ${wanted.what} ${said}`, wanted.otherwise);
	}
}

function judgeFailure(exchange: Extract<Exchange, { kind: 'failed' }>): Fetched<never> {
	const failure = networkFailure(exchange);
	switch (failure.kind) {
		case 'unreachable':
			return {
				...failed('unsent', `Tracy can't be reached: ${failure.why}.`, CHECK_ADDRESS),
				retry: { because: 'unreachable', retryAfter: null },
			};
		case 'certificate refused': {
			const error = `Tracy's certificate was not accepted (${exchange.code}).`;
			return stopping(failed('unsent', error, CHECK_CERTIFICATE));
		}
		case 'broken':
			return unclear('The connection to Tracy broke before an answer came.', LATER);
	}
}

/** An answer may be nested so deeply that reading it exhausts the stack. */
function readable<Answer>(
	json: JsonValue,
	exchange: Extract<Exchange, { kind: 'answered' }>,
	{ read }: Wanted<Answer>,
): Answer | null {
	try {
		return read(json, exchange);
	} catch {
		return null;
	}
}

/** Both before and after parsing, which may bring a secret to light that was written with escapes. */
function masked(text: string, secret: string): string {
	return maskSecret(reasonOf(maskSecret(text, secret)), secret);
}

type Failed = Extract<Fetched<never>, { ok: false }>;

function failed(
	outcome: NotCreated['outcome'],
	error: string,
	next: string,
	status: number | null = null,
	reason = '',
): Failed {
	return {
		ok: false,
		failure: {
			outcome,
			error,
			reason: reason || error,
			next,
			status,
			property: null,
			stopsPool: false,
		},
		retry: null,
	};
}

/** Asking once more may help. */
function unclear(error: string, next: string, status?: number, reason?: string): Failed {
	const { failure } = failed('unknown', error, next, status, reason);
	return { ok: false, failure, retry: { because: 'unclear', retryAfter: null } };
}

/** There is no use in asking for anything else either. */
function stopping({ failure, retry }: Failed): Failed {
	return { ok: false, failure: { ...failure, stopsPool: true }, retry };
}

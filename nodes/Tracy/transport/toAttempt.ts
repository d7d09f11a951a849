import type { JsonValue } from '../contract/JsonValue';
import { parseAnswer } from '../contract/parseAnswer';
import type { Attempt, Postponed } from '../delivery/Attempt';
import type { NotCreated } from '../delivery/Outcome';
import { credentialAdvice } from './credentialAdvice';
import type { Exchange } from './Exchange';
import { isCutJson } from './isCutJson';
import { maskSecret } from './maskSecret';
import { networkFailure } from './networkFailure';
import { reasonOf } from './reasonOf';

const { CHECK_ADDRESS, CHECK_CERTIFICATE, CHECK_KEY } = credentialAdvice;
const CHECK_PERMISSIONS =
	'Check that the API key may create records in this dataset, in this state and with these properties.';
const CHECK_IDS = `Check the IDs of this item. If no item works: ${CHECK_ADDRESS}`;
const CHECK_VALUES = 'Correct the values of this item and run it again; it was not created.';
const CHECK_TRACY =
	'Look in Tracy whether the record is there before you run this item again: if it is, it would be created a second time.';
const RUN_LATER = 'Run this item again later; it was not created.';
const MAY_EXIST = 'The record may or may not have been created.';

/** How to read an answer, and what must appear in no message. */
export interface Reading<Answer> {
	/** Reads a record from the JSON of an answer; null when it holds none. */
	read: (json: JsonValue) => Answer | null;
	/** The API key. */
	secret: string;
}

/**
 * Judges what one request came to: was a record created, and is it any use to send this one or
 * the others. This is the table of outcomes, from top to bottom.
 */
export function toAttempt<Answer>(exchange: Exchange, reading: Reading<Answer>): Attempt<Answer> {
	switch (exchange.kind) {
		case 'answered':
			return judgeAnswer(exchange, reading);
		case 'broken off':
			if (isSuccess(exchange.status)) return { outcome: 'created', answer: null };
			return judgeStatus(exchange.status, '', null);
		case 'timed out':
			return unknown(`Tracy did not answer within ${exchange.ms / 1000} s. ${MAY_EXIST}`);
		case 'cancelled':
			return unknown(`The execution was cancelled while this item was under way. ${MAY_EXIST}`);
		case 'failed':
			return judgeFailure(exchange);
		case 'refused by n8n':
			return stopping(unsent(`n8n did not send the request: ${exchange.reason}`, CHECK_ADDRESS));
	}
}

function judgeAnswer<Answer>(
	{ status, contentType, retryAfter, text }: Extract<Exchange, { kind: 'answered' }>,
	{ read, secret }: Reading<Answer>,
): Attempt<Answer> {
	const json = isSuccess(status) ? parseAnswer(text) : undefined;
	if (json !== undefined) return { outcome: 'created', answer: readable(json, read) };
	// The status itself says that something was created, or that there is nothing to say.
	if (text === '' && (status === 201 || status === 204))
		return { outcome: 'created', answer: null };

	// Both before and after parsing, which may bring a secret to light that was written with escapes.
	const reason = maskSecret(reasonOf(maskSecret(text, secret)), secret);
	if (!isSuccess(status)) return judgeStatus(status, reason, retryAfter);

	if (isCutJson(text, contentType)) return { outcome: 'created', answer: null };
	const said = reason === '' ? 'nothing' : reason;
	const error = `What answered does not look like Tracy: it said ${said}. ${MAY_EXIST}`;
	return stopping({ ...unknown(error, CHECK_ADDRESS), status, reason: said });
}

/** Judges a status that is not a success. `reason` is Tracy's own, or empty. */
function judgeStatus(
	status: number,
	reason: string,
	retryAfter: string | null,
): NotCreated | Postponed {
	const said = reason === '' ? '.' : `: ${reason}`;
	const known = { status, reason: reason || `HTTP ${status}` };

	if (status === 429 || (status === 503 && retryAfter !== null)) {
		const error = `Tracy went on asking to wait (HTTP ${status})${said}`;
		return postponed('throttled', { ...unsent(error, RUN_LATER), ...known }, retryAfter);
	}
	if (status === 303 || status === 408 || status >= 500) {
		return {
			...unknown(`Tracy gave no clear answer (HTTP ${status})${said} ${MAY_EXIST}`),
			...known,
		};
	}
	if (status < 400) {
		const error = `The address leads somewhere else (HTTP ${status})${said}`;
		return stopping({ ...rejected(error, CHECK_ADDRESS), ...known });
	}
	switch (status) {
		case 401: {
			const error = `Tracy did not accept the API key (HTTP 401)${said}`;
			return stopping({ ...rejected(error, CHECK_KEY), ...known });
		}
		case 403:
			return {
				...rejected(`Tracy does not allow this (HTTP 403)${said}`, CHECK_PERMISSIONS),
				...known,
			};
		case 404:
			return { ...rejected(`Tracy did not find something (HTTP 404)${said}`, CHECK_IDS), ...known };
		default:
			return {
				...rejected(`Tracy refused the record (HTTP ${status})${said}`, CHECK_VALUES),
				...known,
			};
	}
}

/** Judges a request that got no answer. */
function judgeFailure(exchange: Extract<Exchange, { kind: 'failed' }>): NotCreated | Postponed {
	const failure = networkFailure(exchange);
	switch (failure.kind) {
		case 'unreachable': {
			const next = `${CHECK_ADDRESS} If it is right, run this item again later; it was not created.`;
			const givenUp = unsent(`Tracy can't be reached: ${failure.why}.`, next);
			return postponed('unreachable', givenUp, null);
		}
		case 'certificate refused': {
			const error = `Tracy's certificate was not accepted (${exchange.code}).`;
			return stopping(unsent(error, CHECK_CERTIFICATE));
		}
		case 'broken':
			return unknown(`The connection to Tracy broke before an answer came. ${MAY_EXIST}`);
	}
}

/** An answer may be nested so deeply that reading it exhausts the stack; its record was created. */
function readable<Answer>(
	json: JsonValue,
	read: (json: JsonValue) => Answer | null,
): Answer | null {
	try {
		return read(json);
	} catch {
		return null;
	}
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

function postponed(
	because: Postponed['because'],
	givenUp: NotCreated,
	retryAfter: string | null,
): Postponed {
	return { outcome: 'postponed', because, retryAfter, givenUp };
}

function unknown(error: string, next = CHECK_TRACY): NotCreated {
	return { outcome: 'unknown', ...unplaced(error, next) };
}

function rejected(error: string, next: string): NotCreated {
	return { outcome: 'rejected', ...unplaced(error, next) };
}

function unsent(error: string, next: string): NotCreated {
	return { outcome: 'unsent', ...unplaced(error, next) };
}

function unplaced(error: string, next: string) {
	return { error, reason: error, next, status: null, property: null, stopsPool: false };
}

/** There is no use in sending the other rows either. */
function stopping(outcome: NotCreated): NotCreated {
	return { ...outcome, stopsPool: true };
}

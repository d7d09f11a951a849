import type { JsonValue } from '../contract/JsonValue';
import { parseAnswer } from '../contract/parseAnswer';
import type { NotCreated, Outcome } from '../delivery/Outcome';
import type { Exchange } from './Exchange';
import { reasonOf } from './reasonOf';

const CHECK_ADDRESS =
	"Check 'Base URL' in the credential: it has to be the address that Tracy gave with the API key.";
const CHECK_IN_TRACY =
	'Look in Tracy whether the record is there before you run this item again: a second run would create it a second time.';
const CHECK_KEY = "Check 'API Key' in the credential, and that the key may still be used.";
const CHECK_VALUES = 'Correct the values of this item and run it again; it was not created.';
const TRY_LATER = 'Run this item again later; it was not created.';

/** Never connected, so never sent. */
const UNREACHABLE = new Set([
	'EADDRNOTAVAIL',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTDOWN',
	'EHOSTUNREACH',
	'ENETDOWN',
	'ENETUNREACH',
	'ENOTFOUND',
]);

/** The certificate, or TLS as a whole, was not accepted, so nothing was sent. */
const CERTIFICATE =
	/^(?:CERT_|DEPTH_ZERO|EPROTO$|ERR_SSL_|ERR_TLS_|HOSTNAME_MISMATCH|SELF_SIGNED|UNABLE_TO_)/;

/** What tells Tracy's answers apart from those of anything else at the same address. */
interface Reading<Answer> {
	/** Reads a record from the JSON of an answer; null when it holds none. */
	read: (json: JsonValue) => Answer | null;
	/** Must appear in no message. */
	secret: string;
}

/**
 * Judges what one request came to: whether a record was created, in words, and whether it is
 * pointless to send more. Read it as the table of outcomes, from top to bottom.
 */
export function toOutcome<Answer>(
	exchange: Exchange,
	{ read, secret }: Reading<Answer>,
): Outcome<Answer> {
	switch (exchange.kind) {
		case 'answered':
			return judgeAnswer(exchange, { read, secret });
		case 'broken off':
			return isSuccess(exchange.status)
				? { outcome: 'created', answer: null }
				: judgeStatus(exchange.status, '');
		case 'timed out':
			return unknown(
				`Tracy did not answer within ${exchange.ms / 1000} s, so the record may or may not have been created.`,
			);
		case 'cancelled':
			return unknown(
				'The execution was cancelled while this item was under way, so its record may or may not have been created.',
			);
		case 'refused by n8n':
			return notSent(`n8n did not send the request: ${exchange.reason}`, CHECK_ADDRESS);
		case 'failed':
			return judgeFailure(exchange.code);
	}
}

function judgeAnswer<Answer>(
	{ status, contentType, text }: Extract<Exchange, { kind: 'answered' }>,
	{ read, secret }: Reading<Answer>,
): Outcome<Answer> {
	if (isSuccess(status)) {
		const json = parseAnswer(text);
		if (json !== undefined) return { outcome: 'created', answer: read(json) };
		const wasJson = /^\s*[[{]/.test(text) || /\bjson\b/i.test(contentType);
		if (wasJson) return { outcome: 'created', answer: null };
		return {
			...unknown(
				`What answered (HTTP ${status}) does not look like Tracy: ${reasonOf(text) || 'it said nothing'}. The record may or may not have been created.`,
			),
			status,
			next: CHECK_ADDRESS,
			stopsPool: true,
		};
	}
	return judgeStatus(status, reasonOf(secret === '' ? text : text.replaceAll(secret, '***')));
}

function judgeStatus(status: number, reason: string): NotCreated {
	const because = reason === '' ? '' : `: ${reason}`;
	const judged = { status, reason: reason || `HTTP ${status}` };
	if (status === 303 || status === 408 || status >= 500) {
		const mayBeLater = status === 503 ? ' It may be overloaded.' : '';
		return {
			...unknown(
				`Tracy failed (HTTP ${status})${because}. The record may or may not have been created.${mayBeLater}`,
			),
			...judged,
		};
	}
	if (status >= 300 && status < 400) {
		return {
			...rejected(`Tracy's address leads somewhere else (HTTP ${status}).`, CHECK_ADDRESS),
			...judged,
			stopsPool: true,
		};
	}
	switch (status) {
		case 401:
			return {
				...rejected(`Tracy did not accept the API key (HTTP 401)${because}`, CHECK_KEY),
				...judged,
				stopsPool: true,
			};
		case 403:
			return {
				...rejected(
					`Tracy does not allow this (HTTP 403)${because}`,
					'Check that the API key may create records in this dataset, in this state and with these properties.',
				),
				...judged,
			};
		case 404:
			return {
				...rejected(
					`Tracy did not find what this item refers to (HTTP 404)${because}`,
					`Check the IDs of this item. If no item works: ${CHECK_ADDRESS}`,
				),
				...judged,
			};
		case 429:
			return {
				...rejected(`Tracy is receiving too many requests (HTTP 429)${because}`, TRY_LATER),
				...judged,
				outcome: 'unsent',
			};
		default:
			return {
				...rejected(`Tracy refused the record (HTTP ${status})${because}`, CHECK_VALUES),
				...judged,
			};
	}
}

function judgeFailure(code: string): NotCreated {
	if (UNREACHABLE.has(code)) {
		return notSent(
			`Tracy can't be reached: ${unreachableIn(code)}.`,
			`${CHECK_ADDRESS} If it is right, run this item again later.`,
		);
	}
	if (CERTIFICATE.test(code)) {
		return notSent(
			`Tracy's certificate was not accepted (${code}).`,
			"Make n8n trust the certificate, or switch on 'Ignore SSL Issues' in the credential if you know that server.",
		);
	}
	return unknown(
		'The connection to Tracy broke before an answer came, so the record may or may not have been created.',
	);
}

function unreachableIn(code: string): string {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return 'its host name was not found';
		case 'ECONNREFUSED':
			return 'nothing answers at its address';
		default:
			return 'there is no way to its address';
	}
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

function unknown(error: string): NotCreated {
	return { ...base(error, CHECK_IN_TRACY), outcome: 'unknown' };
}

function rejected(error: string, next: string): NotCreated {
	return { ...base(error, next), outcome: 'rejected' };
}

function notSent(error: string, next: string): NotCreated {
	return { ...base(error, next), outcome: 'unsent', stopsPool: true };
}

function base(error: string, next: string) {
	return { error, reason: error, next, status: null, property: null, stopsPool: false };
}

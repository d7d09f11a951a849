import type { JsonValue } from '../contract/json/ExactNumber';
import { parseAnswer } from '../contract/json/parseJson';
import { beginsRecord } from '../contract/readRecord';
import { LOOK } from '../outcome/Outcome';
import type { Created, Creation, Failure } from '../outcome/Outcome';
import type { Answered, Exchange } from './Exchange';
import { isCutJson } from './reasonOf';
import { CHECK_ADDRESS, failure, isSuccess, refusal, saidBy, stopping } from './refusal';

const CHECK_PERMISSIONS =
	'Check that the API key may create records in this dataset, in this state and with these properties.';
const IF_NONE = `If no item works: ${CHECK_ADDRESS}`;
const CHECK_IDS = `Check the IDs of this item. ${IF_NONE}`;
const CHECK_VALUES = 'Correct the values of this item and run it again.';
const MAY_EXIST = 'The record may or may not have been created.';
const WORDS = {
	asksToWait: 'Tracy went on asking to wait',
	later: 'Run this item again later.',
	unreachable: `${CHECK_ADDRESS} If it is right, run this item again later.`,
};

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
export function toAttempt<Answer>(exchange: Exchange, reading: Reading<Answer>): Creation<Answer> {
	const { secret } = reading;
	switch (exchange.kind) {
		case 'answered':
			if (isSuccess(exchange.status)) return judgeSuccess(exchange, reading);
			return (
				(exchange.status === 303 ? undefined : refusal(exchange, { ...WORDS, secret })) ??
				judgeStatus(exchange, secret)
			);
		case 'broken off':
			if (isSuccess(exchange.status)) return judgeSuccess(exchange, reading);
			return toAttempt({ ...exchange, kind: 'answered', text: '' }, reading);
		case 'timed out':
			return unknown(`Tracy did not answer within ${exchange.ms / 1000} s. ${MAY_EXIST}`);
		case 'cancelled':
			return unknown(`The execution was cancelled while this item was under way. ${MAY_EXIST}`);
		case 'failed':
		case 'kept back':
			return (
				refusal(exchange, { ...WORDS, secret }) ??
				unknown(`The connection to Tracy broke before an answer came. ${MAY_EXIST}`)
			);
	}
}

type Begun = Extract<Exchange, { kind: 'answered' | 'broken off' }>;

/** Nothing, or so short a beginning that it does not tell of what. */
const BEGINNING = /^\s*(?:\{\s*(?:"\w*)?)?$/;

/**
 * Judges a status that says that all went well (assumption A11). Only a record, or a status that
 * says so without one, tells that one was created: a gateway may answer 200 with anything.
 */
function judgeSuccess<Answer>(answered: Begun, reading: Reading<Answer>): Creation<Answer> {
	const { kind, status, contentType, text } = answered;
	const json = parseAnswer(text);
	if (json !== undefined) {
		const record = readSafely(json, reading);
		return record ?? noRecord(answered, reading.secret);
	}
	const saysSo = BEGINNING.test(text) && (status === 201 || status === 204);
	if (saysSo || beginsRecord(text)) return { outcome: 'created', answer: null };
	if (kind === 'broken off' || isCutJson(text, contentType)) {
		return noRecord(answered, reading.secret);
	}
	const { reason } = saidBy(answered, reading.secret, 'nothing');
	const error = `What answered does not look like Tracy: it said ${reason}. ${MAY_EXIST}`;
	return stopping(failure('unknown', error, `${CHECK_ADDRESS} ${LOOK}`, { status, reason }));
}

/** Undefined where the JSON holds no record; `answer` is null where one can't be read to its end. */
function readSafely<Answer>(
	json: JsonValue,
	{ read }: Reading<Answer>,
): Created<Answer> | undefined {
	try {
		const answer = read(json);
		return answer === null ? undefined : { outcome: 'created', answer };
	} catch {
		return { outcome: 'created', answer: null };
	}
}

function noRecord(answered: Begun, secret: string): Failure {
	const { kind, status } = answered;
	const { reason } = saidBy(answered, secret, 'nothing');
	const lack =
		kind === 'broken off'
			? 'broke off before it told of a record'
			: `holds no record: it says ${reason}`;
	const error = `The answer (HTTP ${status}) ${lack}. ${MAY_EXIST}`;
	return failure('unknown', error, LOOK, { status, reason });
}

/** Judges a status that is neither a success nor the same whatever was asked for. */
function judgeStatus(answered: Answered, secret: string): Failure {
	const { status } = answered;
	const { reason, said } = saidBy(answered, secret);
	const known = { status, reason };
	if (status === 303 || status === 408 || status >= 500) {
		const error = `Tracy gave no clear answer (HTTP ${status})${said} ${MAY_EXIST}`;
		return failure('unknown', error, LOOK, known);
	}
	const refused = (error: string, next: string) =>
		failure('rejected', `${error} (HTTP ${status})${said}`, next, known);
	switch (status) {
		case 403:
			return refused('Tracy does not allow this', CHECK_PERMISSIONS);
		case 404:
			return refused('Tracy did not find something', CHECK_IDS);
		case 400:
		case 409:
		case 413:
		case 422:
			return refused('Tracy refused the record', CHECK_VALUES);
		default:
			return refused('Tracy refused the record', IF_NONE);
	}
}

function unknown(error: string): Failure {
	return failure('unknown', error, LOOK);
}

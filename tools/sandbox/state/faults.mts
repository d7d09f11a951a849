import type { ServerResponse } from 'node:http';
import { PROBLEM_TYPE, problemDetails } from '../rules/Refusal.mts';
import { wait } from './wait.mts';

/** What a fault can be told; which of these each one takes is in the table. */
export interface FaultParameters {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly ms?: number;
	/** The value of `Retry-After`: seconds, or any text. */
	readonly retryAfter?: number | string;
	readonly location?: string;
	readonly contentType?: string;
}

interface Fault {
	/**
	 * When it strikes, and so whether a record exists: before the body is read and before creating
	 * there is none, after creating there is one.
	 */
	readonly strikes: 'before reading' | 'before creating' | 'after creating';
	readonly parameters: readonly (keyof FaultParameters)[];
	/** Whether the request then goes on as if nothing had happened. */
	readonly goesOn?: true;
	/** Awaited. `answer` is the JSON that would have been answered; empty before there is one. */
	readonly act: (response: ServerResponse, parameters: FaultParameters, answer: string) => unknown;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML = '<!doctype html><title>Tracy</title><h1>Please sign in</h1>';

/** The faults by name. To add one, add it here and to the README. */
const table = {
	'reset-before-read': { strikes: 'before reading', parameters: [], act: reset },

	delay: { strikes: 'before creating', parameters: ['ms'], goesOn: true, act: delay },
	status: {
		strikes: 'before creating',
		parameters: ['status', 'headers', 'body'],
		act: answerStatus,
	},
	hang: { strikes: 'before creating', parameters: [], act: answerNothing },
	'reset-after-read': { strikes: 'before creating', parameters: [], act: reset },
	html: { strikes: 'before creating', parameters: ['status'], act: answerHtml },
	redirect: { strikes: 'before creating', parameters: ['status', 'location'], act: redirect },
	throttle: {
		strikes: 'before creating',
		parameters: ['retryAfter'],
		act: (response, { retryAfter }) => {
			refuse(response, 429, retryAfter);
		},
	},
	unavailable: {
		strikes: 'before creating',
		parameters: ['retryAfter'],
		act: (response, { retryAfter }) => {
			refuse(response, 503, retryAfter);
		},
	},

	'status-after-create': {
		strikes: 'after creating',
		parameters: ['status', 'headers', 'body'],
		act: answerStatus,
	},
	'hang-after-create': { strikes: 'after creating', parameters: [], act: answerNothing },
	'reset-after-create': { strikes: 'after creating', parameters: [], act: reset },
	'half-body': { strikes: 'after creating', parameters: [], act: breakOff },
	'cut-json': {
		strikes: 'after creating',
		parameters: [],
		act: (response, _, answer) => {
			send(response, 200, firstHalf(Buffer.from(answer)));
		},
	},
	drip: { strikes: 'after creating', parameters: ['ms'], act: drip },
	'wrong-content-type': {
		strikes: 'after creating',
		parameters: ['contentType'],
		act: (response, { contentType = 'text/html' }, answer) => {
			send(response, 200, answer, { 'content-type': contentType });
		},
	},
	'not-a-record': {
		strikes: 'after creating',
		parameters: ['body'],
		act: (response, { body = [] }) => {
			send(response, 200, JSON.stringify(body));
		},
	},
	empty: {
		strikes: 'after creating',
		parameters: [],
		act: (response) => {
			send(response, 200, '');
		},
	},
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof table;

export const faults: Readonly<Record<FaultName, Fault>> = table;

function send(
	response: ServerResponse,
	status: number,
	body: string | Buffer,
	headers: Readonly<Record<string, string>> = {},
): void {
	const length = String(Buffer.byteLength(body));
	response.writeHead(status, { 'content-type': JSON_TYPE, 'content-length': length, ...headers });
	response.end(body);
}

async function delay(_: ServerResponse, { ms = 1000 }: FaultParameters): Promise<void> {
	await wait(ms);
}

/** A text is sent as it is, anything else as JSON; without a body there are problem details. */
function answerStatus(response: ServerResponse, parameters: FaultParameters): void {
	const { status = 500, headers, body } = parameters;
	if (body === undefined) {
		const details = problemDetails(status, 'This answer was scripted.');
		send(response, status, details, { 'content-type': PROBLEM_TYPE, ...headers });
	} else if (typeof body === 'string') {
		send(response, status, body, { 'content-type': 'text/plain; charset=utf-8', ...headers });
	} else {
		send(response, status, JSON.stringify(body), headers);
	}
}

function answerHtml(response: ServerResponse, { status = 200 }: FaultParameters): void {
	send(response, status, HTML, { 'content-type': 'text/html; charset=utf-8' });
}

function redirect(response: ServerResponse, parameters: FaultParameters): void {
	const { status = 302, location = '/login' } = parameters;
	send(response, status, '', { location });
}

function refuse(
	response: ServerResponse,
	status: number,
	retryAfter: number | string | undefined,
): void {
	const headers: Record<string, string> =
		retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
	answerStatus(response, { status, headers });
}

function answerNothing(): void {
	// The connection stays open until the client gives up.
}

function reset(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}

/** Promises the whole answer, sends half of it and ends the connection. */
function breakOff(response: ServerResponse, _: FaultParameters, answer: string): void {
	const bytes = Buffer.from(answer);
	response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': String(bytes.length) });
	response.write(firstHalf(bytes), () => response.socket?.destroy());
}

function firstHalf(bytes: Buffer): Buffer {
	return bytes.subarray(0, Math.floor(bytes.length / 2));
}

/** Sends the answer evenly over the time, byte by byte unless that is faster than the timers. */
async function drip(
	response: ServerResponse,
	{ ms = 1000 }: FaultParameters,
	answer: string,
): Promise<void> {
	const bytes = Buffer.from(answer);
	response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': String(bytes.length) });
	const startedAt = performance.now();
	let sent = 0;
	while (sent < bytes.length && !response.destroyed) {
		const due = Math.ceil((bytes.length * (performance.now() - startedAt)) / ms);
		response.write(bytes.subarray(sent, due));
		sent = due;
		await wait(Math.max(1, ms / bytes.length));
	}
	response.end();
}

import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { toKeyKind } from '../rules/checkKey.mts';
import type { FaultScript } from './FaultPlan.mts';

/** One request to the API as it was received, and what became of it. */
export interface ReceivedRequest {
	/** 1 for the first since the reset. */
	readonly number: number;
	/** Which `POST /v1/records` since the reset this is; null for any other request. */
	readonly creation: number | null;
	readonly method: string;
	/** As it was asked for, query included. */
	readonly path: string;
	/** Instead of the API key: which kind of key it is. */
	readonly headers: IncomingHttpHeaders;
	/** In ms since 1970. */
	readonly receivedAt: number;
	/** How many POSTs were running when it arrived, itself included. */
	readonly inFlight: number;
	body: Buffer;
	/** Null as long as no answer has begun. */
	status: number | null;
	fault: FaultScript | null;
	recordId: bigint | null;
	/** Why it was refused, in sentences; empty when it was not. */
	reasons: readonly string[];
}

/** What was counted since the reset; `refused` are answers from 400 up. */
export interface Statistics {
	readonly requests: number;
	readonly created: number;
	readonly refused: number;
	/** POSTs that are not answered yet, and the most of them at one time. */
	readonly inFlight: number;
	readonly mostInFlight: number;
	readonly connections: number;
}

const NO_BODY = Buffer.alloc(0);

/** Remembers the requests to the API, and counts them even when they are forgotten. */
export class RequestLog {
	#received: ReceivedRequest[] = [];
	readonly #sockets = new WeakSet<Socket>();
	readonly #counts = { requests: 0, creations: 0, created: 0, refused: 0, connections: 0 };
	#inFlight = 0;
	#mostInFlight = 0;

	/** Notes a request that arrives now. Only POSTs count as in flight. */
	arrive(request: FastifyRequest): ReceivedRequest {
		const isPost = request.method === 'POST';
		const isCreation = isPost && request.url.split('?')[0] === '/v1/records';
		if (isPost) this.#inFlight++;
		this.#mostInFlight = Math.max(this.#mostInFlight, this.#inFlight);
		this.#countConnection(request.raw.socket);
		const received: ReceivedRequest = {
			number: ++this.#counts.requests,
			creation: isCreation ? ++this.#counts.creations : null,
			method: request.method,
			path: request.url,
			headers: { ...request.headers, 'x-api-key': toKeyKind(request.headers['x-api-key']) },
			receivedAt: Date.now(),
			inFlight: this.#inFlight,
			body: NO_BODY,
			status: null,
			fault: null,
			recordId: null,
			reasons: [],
		};
		this.#received.push(received);
		return received;
	}

	/** Notes that a request has created a record, whatever its answer will be. */
	create(received: ReceivedRequest, recordId: bigint): void {
		received.recordId = recordId;
		this.#counts.created++;
	}

	/** Notes that a request is over. `status` is null when no answer had begun. */
	leave(received: ReceivedRequest, status: number | null): void {
		received.status = status;
		if (received.method === 'POST') this.#inFlight--;
		if (status !== null && status >= 400) this.#counts.refused++;
	}

	/** The requests as the control interface shows them, oldest first. */
	*show(): Generator<object> {
		for (const received of this.#received) yield showReceivedRequest(received);
	}

	forget(): void {
		this.#received = [];
	}

	statistics(): Statistics {
		const { requests, created, refused, connections } = this.#counts;
		return {
			requests,
			created,
			refused,
			inFlight: this.#inFlight,
			mostInFlight: this.#mostInFlight,
			connections,
		};
	}

	#countConnection(socket: Socket): void {
		if (!this.#sockets.has(socket)) this.#counts.connections++;
		this.#sockets.add(socket);
	}
}

/** A received request as the control interface shows it. */
function showReceivedRequest(received: ReceivedRequest): object {
	const { number, method, path, headers, body, receivedAt, inFlight, status } = received;
	return {
		number,
		method,
		path,
		headers,
		body: body.toString('utf8'),
		bodyBase64: body.toString('base64'),
		receivedAt,
		inFlight,
		status,
		fault: received.fault?.fault ?? null,
		recordId: received.recordId === null ? null : String(received.recordId),
	};
}

import type { IncomingHttpHeaders } from 'node:http';
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

/** A received request as the control interface shows it. */
export function showReceivedRequest(received: ReceivedRequest): object {
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

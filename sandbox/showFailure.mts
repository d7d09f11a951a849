import { faults } from './faults.mts';
import type { ReceivedRequest } from './ReceivedRequest.mts';

/** A request that did not get the answer it asked for, as a person reads it. */
export interface ShownFailure {
	readonly method: string;
	readonly path: string;
	/** Null when no answer had begun. */
	readonly status: number | null;
	readonly reasons: readonly string[];
	/** The record that was created all the same. */
	readonly recordId: string | null;
}

/** Refused, never answered, or answered by a fault. */
export function isFailure({ status, fault }: ReceivedRequest): boolean {
	const isSpoilt = fault !== null && faults[fault.fault].goesOn !== true;
	return status === null || status >= 400 || isSpoilt;
}

export function showFailure(received: ReceivedRequest): ShownFailure {
	const { method, path, status, recordId } = received;
	return {
		method,
		path,
		status,
		reasons: reasonsOf(received),
		recordId: recordId === null ? null : String(recordId),
	};
}

function reasonsOf({ reasons, fault, status }: ReceivedRequest): readonly string[] {
	if (reasons.length > 0) return reasons;
	if (fault !== null) return [`The fault "${fault.fault}" struck.`];
	return status === null ? ['The client was gone before it was answered.'] : [];
}

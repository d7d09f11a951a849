import type { Finding } from './Finding.mts';

/** What is saved: statuses, shapes, counts and the IDs of property types, and no more. */
export interface Report {
	readonly package: string;
	readonly version: string;
	/** ISO 8601, UTC. */
	readonly checkedAt: string;
	readonly node: string;
	/** Whether a record was sent to be created. */
	readonly isRecordSent: boolean;
	/** The digits of its ID; null when Tracy told none. */
	readonly createdRecord: string | null;
	readonly findings: readonly Finding[];
}

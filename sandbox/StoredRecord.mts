import type { Original } from './Draft.mts';
import type { Named } from './Workspace.mts';

/** A record as the sandbox keeps it and answers it. */
export interface StoredRecord extends Original {
	readonly id: bigint;
	readonly dataset: Named;
	readonly state: Named;
	readonly archived: string | null;
	readonly removed: string | null;
	readonly metadatums: readonly object[];
	readonly events: readonly object[];
	readonly transitions: readonly object[];
}

import { describeDatums } from './describeDatums.mts';
import type { StoredRecord } from './Sandbox.mts';
import type { ShownRecord } from './ShownRecord.mts';

/** Shows a record as evidence. */
export function showRecord(record: StoredRecord): ShownRecord {
	return {
		id: String(record.id),
		dataset: String(record.dataset.id),
		state: String(record.state.id),
		datums: describeDatums(record),
	};
}

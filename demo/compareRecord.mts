import { describeDatums } from './describeDatums.mts';
import type { StoredRecord } from './Sandbox.mts';

/**
 * Compares a record with what its row says.
 * @param expected descriptions of its datums, in order
 * @returns what is wrong, one sentence each; nothing if all is right
 */
export function compareRecord(record: StoredRecord, expected: string[]): string[] {
	const found = describeDatums(record);
	const missing = expected.filter((datum) => !found.includes(datum));
	const surplus = found.filter((datum) => !expected.includes(datum));
	if (missing.length > 0 || surplus.length > 0) {
		return [
			...missing.map((datum) => `record ${record.id} lacks ${datum}`),
			...surplus.map((datum) => `record ${record.id} has ${datum}`),
		];
	}
	const isSame = found.join('\n') === expected.join('\n');
	return isSame ? [] : [`record ${record.id} has its datums repeated or in another order`];
}

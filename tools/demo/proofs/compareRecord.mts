import type { StoredRecord } from '../../n8n/Sandbox.mts';

/** A record as it is shown as evidence; IDs as text, since they may be longer than JSON's numbers. */
export interface ShownRecord {
	id: string;
	dataset: string;
	state: string;
	datums: string[];
}

const shown = 3;

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

/** A value in its typed column, for people and for comparison: `115 decimalValue 6.1`. */
export function describeDatum(property: number | bigint, column: string, value: unknown): string {
	const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
	return `${property} ${column} ${text}`;
}

/**
 * Refuses if there is any mistake, with the first few of them.
 * @param what begins the sentence: “The import”
 */
export function refuseMistakes(what: string, mistakes: string[]): void {
	if (mistakes.length === 0) return;
	const examples = mistakes.slice(0, shown).join('; ');
	throw new Error(`${what} is not as it should be, in ${mistakes.length} places: ${examples}.`);
}

/** Shows a record as evidence. */
export function showRecord(record: StoredRecord): ShownRecord {
	return {
		id: String(record.id),
		dataset: String(record.dataset.id),
		state: String(record.state.id),
		datums: describeDatums(record),
	};
}

/** What is wrong with a number of things; nothing if it is right. */
export function countMistake(what: string, found: number, expected: number): string[] {
	return found === expected ? [] : [`${expected} ${what} should be there, not ${found}`];
}

/** Describes every column that the datums of a record fill; what they refer to is told by its ID. */
function describeDatums({ datums }: StoredRecord): string[] {
	return datums.flatMap((datum) =>
		Object.entries(datum)
			.filter(([name]) => name !== 'id' && name !== 'property')
			.map(([column, value]) => {
				const isReference = typeof value === 'object' && value !== null && 'id' in value;
				return describeDatum(datum.property.id, column, isReference ? value.id : value);
			}),
	);
}

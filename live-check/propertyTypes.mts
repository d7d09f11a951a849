import type { Seen } from './Seen.mts';
import { seenDatasetIn } from './seenDatasetIn.mts';

/** The ID of the type of each property that could be read, by the ID of the property. */
export function propertyTypes({ datasets }: Seen): Map<number, string> {
	const types = new Map<number, string>();
	for (const { answer } of datasets.whole) {
		for (const { id, propertyType } of seenDatasetIn(answer)?.properties ?? []) {
			if (typeof propertyType?.id === 'string') types.set(id, propertyType.id);
		}
	}
	return types;
}

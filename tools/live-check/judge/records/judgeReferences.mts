import type { Draft } from '../../ask/draftRecord.mts';
import type { Seen } from '../../ask/look.mts';
import type { SeenDatum } from '../../ask/SeenRecord.mts';
import type { Written } from '../../ask/writeRecord.mts';
import { type ShownRecord, whereCreated } from '../evidence/shownRecord.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** A1: what was referred to by ID alone is what the record then refers to. */
export function judgeReferences(seen: Seen): Verdict {
	return whereCreated(seen, judgeSent);
}

function judgeSent({ draft }: Written, { dataset, datums }: ShownRecord): Verdict {
	if (dataset !== null && dataset !== draft.dataset) {
		return refuted('The record stands in another dataset than the one whose ID was sent.');
	}
	const wrongOptions = countWrongOptions(draft, datums ?? []);
	if (wrongOptions > 0) {
		return refuted('An option came back that is not the one whose ID was sent.');
	}
	if (dataset === null) {
		return notTestable('A record was created, but nothing shows to this key where it stands.');
	}
	const properties = draft.values.length;
	return confirmed(
		`A record was created whose dataset and ${properties} properties were named by ID alone, and it stands in that dataset.`,
	);
}

function countWrongOptions({ values }: Draft, datums: readonly SeenDatum[]): number {
	const sent = new Map(
		values
			.filter(({ column }) => column === 'optionValue')
			.map(({ property, texts }) => [property, texts]),
	);
	return datums.filter(({ property, values: columns }) => {
		const texts = property === null ? undefined : sent.get(property);
		const id = optionId(columns.get('optionValue'));
		return texts !== undefined && id !== null && !texts.includes(id);
	}).length;
}

function optionId(value: unknown): string | null {
	const isObject = typeof value === 'object' && value !== null && 'id' in value;
	return isObject ? String(value.id) : null;
}

import type { Seen } from '../../ask/look.mts';
import type { Written } from '../../ask/writeRecord.mts';
import { type ShownRecord, whereCreated } from '../evidence/shownRecord.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** A9: a day that was sent as its midnight in some zone stays that instant. */
export function judgeDates(seen: Seen): Verdict {
	return whereCreated(seen, judgeSent);
}

function judgeSent({ draft: { values } }: Written, { datums }: ShownRecord): Verdict {
	const sent = values.filter(({ column }) => column === 'dateTimeValue');
	const properties = new Map(sent.map(({ property, texts }) => [property, texts]));
	const came = (datums ?? []).flatMap(({ property, values }) => {
		const texts = property === null ? undefined : properties.get(property);
		return texts && values.has('dateTimeValue')
			? [{ texts, value: values.get('dateTimeValue') }]
			: [];
	});
	if (came.length === 0) return notTestable('No date-time was sent and shown again.');
	const isKept = came.every(({ texts, value }) =>
		texts.some((text) => typeof value === 'string' && Date.parse(value) === Date.parse(text)),
	);
	return isKept
		? confirmed('A date sent as its midnight in a zone east of UTC came back as the same instant.')
		: refuted('A date sent as its midnight in a zone east of UTC came back as another instant.');
}

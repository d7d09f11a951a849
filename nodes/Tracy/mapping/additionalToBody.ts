import type { Wire } from '../contract/Wire';
import type { AdditionalDraft } from './AdditionalDraft';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { dateTime } from './dateTime';
import { readOptional } from './readOptional';
import { toEvents } from './toEvents';
import { toMetadatum } from './toMetadatum';
import { toTransition } from './toTransition';
import type { ValueContext } from './ValueKind';

/** What a record may hold besides its values, dataset and state. */
export type AdditionalBody = Pick<
	Wire<'PostRecord'>,
	'archived' | 'removed' | 'metadatums' | 'events' | 'transitions'
>;

/**
 * What an item asks for besides values (assumptions A23 and A24); what is empty is left out.
 *
 * @returns what is wrong with it as a whole sentence
 */
export function additionalToBody(
	draft: AdditionalDraft,
	context: ValueContext,
): Conversion<AdditionalBody> {
	const toDateTime = (value: unknown) => dateTime(value, context);
	const archived = readOptional("'Archived'", draft.archived, toDateTime);
	if (!archived.ok) return archived;
	const removed = readOptional("'Removed'", draft.removed, toDateTime);
	if (!removed.ok) return removed;
	const metadatums = listOf(draft.metadatums, (metadatum, position) =>
		toMetadatum(metadatum, `metadatum ${position}`, context),
	);
	if (!metadatums.ok) return metadatums;
	const events = toEvents(draft.events);
	if (!events.ok) return events;
	const transitions = listOf(draft.transitions, (transition, position) =>
		toTransition(transition, `transition ${position}`, context),
	);
	if (!transitions.ok) return transitions;

	return converted({
		archived: archived.value,
		removed: removed.value,
		metadatums: metadatums.value,
		events: events.value,
		transitions: transitions.value,
	});
}

/** Reads the entries of a list, counted from 1; undefined where nothing comes of them. */
function listOf<Draft, Value>(
	drafts: Draft[],
	read: (draft: Draft, position: number) => Conversion<Value | undefined>,
): Conversion<Value[] | undefined> {
	const values: Value[] = [];
	for (const [index, draft] of drafts.entries()) {
		const value = read(draft, index + 1);
		if (!value.ok) return value;
		if (value.value !== undefined) values.push(value.value);
	}
	return converted(values.length > 0 ? values : undefined);
}

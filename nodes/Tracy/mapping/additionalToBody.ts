import { requestSchemas } from '../contract/Wire';
import type { Wire } from '../contract/Wire';
import { isNothing, mistaken, mistakenBy, ok, readNamed, readOptional } from '../outcome/Result';
import type { Result } from '../outcome/Result';
import type { AdditionalDraft, MetadatumDraft, TransitionDraft } from './Draft';
import { describeIssues, readJson } from './readJson';
import type { ValueContext } from './values/Converter';
import { dateTime } from './values/dateTime';
import { decimal } from './values/decimal';
import { identifier, longIdentifier } from './values/identifier';
import { z } from 'zod/v4';

const NEXT = "'Events' takes a list of events with the fields of Tracy's Create Record.";

const events = z.array(requestSchemas.Event);

/**
 * The events of a record, given as JSON.
 *
 * @returns undefined where none are given
 */
function toEvents(parameter: unknown): Result<Wire<'PostRecord'>['events']> {
	if (isNothing(parameter)) return ok(undefined);
	const read = readJson(parameter);
	if (!read.ok) return mistakenBy(read.mistake, "'Events'");
	const { json, place } = read.value;
	if (json === null) return ok(null);
	if (!Array.isArray(json)) return mistaken("'Events' is not a list.", NEXT);
	const parsed = events.safeParse(json);
	if (parsed.success) return ok(parsed.data);
	return mistaken(`'Events' ${describeIssues(parsed.error.issues, place)}.`, NEXT);
}

/**
 * One metadatum of a record.
 *
 * @param place what a message calls it, such as "metadatum 1"
 * @returns undefined where it has no value
 */
function toMetadatum(
	{ representation, recordValue, decimalValue }: MetadatumDraft,
	place: string,
	context: ValueContext,
): Result<Wire<'Metadatum'> | undefined> {
	const record = readOptional(`'Record' of ${place}`, recordValue, longIdentifier);
	if (!record.ok) return record;
	const number = readOptional(`'Decimal' of ${place}`, decimalValue, (value) =>
		decimal(value, context),
	);
	if (!number.ok) return number;
	if (record.value === undefined && number.value === undefined) return ok(undefined);

	const id = readNamed(`'Representation' of ${place}`, representation, identifier);
	if (!id.ok) return id;
	return ok({
		representation: { id: id.value },
		...(record.value !== undefined && { recordValue: { id: record.value } }),
		decimalValue: number.value,
	});
}

/**
 * One transition of a record.
 *
 * @param place what a message calls it, such as "transition 1"
 * @returns undefined where all of it is empty
 */
function toTransition(
	{ oldState, timestamp }: TransitionDraft,
	place: string,
	context: ValueContext,
): Result<Wire<'Transition'> | undefined> {
	if (isNothing(oldState) && isNothing(timestamp)) return ok(undefined);
	const state = readNamed(`'Old State' of ${place}`, oldState, identifier);
	if (!state.ok) return state;
	const moment = readOptional(`'Timestamp' of ${place}`, timestamp, (value) =>
		dateTime(value, context),
	);
	if (!moment.ok) return moment;
	return ok({
		oldState: { id: state.value },
		timestamp: moment.value,
	});
}

/** What a record may hold besides its values, dataset and state. */
export type AdditionalBody = Pick<
	Wire<'PostRecord'>,
	'archived' | 'removed' | 'metadatums' | 'events' | 'transitions'
>;

/**
 * What an item asks for besides values (assumptions A23 and A24); what is empty is left out.
 */
export function additionalToBody(
	draft: AdditionalDraft,
	context: ValueContext,
): Result<AdditionalBody> {
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

	return ok({
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
	read: (draft: Draft, position: number) => Result<Value | undefined>,
): Result<Value[] | undefined> {
	const values: Value[] = [];
	for (const [index, draft] of drafts.entries()) {
		const value = read(draft, index + 1);
		if (!value.ok) return value;
		if (value.value !== undefined) values.push(value.value);
	}
	return ok(values.length > 0 ? values : undefined);
}

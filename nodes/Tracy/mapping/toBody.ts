import type { ExactNumber } from '../contract/ExactNumber';
import { idText } from '../contract/idText';
import type { Wire } from '../contract/Wire';
import { additionalToBody } from './additionalToBody';
import type { Conversion } from './Conversion';
import { columnsToBody } from './columnsToBody';
import { converted } from './converted';
import type { Definition } from './Definition';
import type { Draft } from './Draft';
import { fieldsToBody } from './fieldsToBody';
import { fillIn } from './fillIn';
import { identifier } from './identifier';
import { isNothing } from './isNothing';
import { jsonToBody } from './jsonToBody';
import { longIdentifier } from './longIdentifier';
import type { Mapped } from './Mapped';
import { mistaken } from './mistaken';
import { refused } from './refused';
import { showValue } from './showValue';
import { stateIdentifier } from './stateIdentifier';

/**
 * Turns what one item asks for into the body of `POST /v1/records`, or says what is wrong with
 * it. Pure: the same draft gives the same body, whatever its neighbours are.
 *
 * @param definition the dataset, where `needsDefinition` says that the draft needs it
 */
export function toBody(draft: Draft, definition: Definition | null = null): Mapped {
	try {
		return draftToBody(draft, definition);
	} catch {
		// An expression may yield anything, an object whose accessors throw included.
		return mistaken(
			"A value of this item can't be read.",
			'Let the expressions yield text, numbers, dates or lists of them.',
		);
	}
}

function draftToBody(draft: Draft, definition: Definition | null): Mapped {
	const mapped = contentToBody(draft, definition);
	if (!mapped.ok) return mapped;

	const source = draft.content.specify === 'columns' ? "'Dataset Definition'" : "'Body'";
	const original = originalOf(draft, mapped.body.original);
	if (!original.ok) return mistaken(original.reason, original.next);
	const dataset = referred(
		{ parameter: "'Dataset'", source },
		draft.dataset,
		mapped.body.dataset,
		identifier,
	);
	if (!dataset.ok) return mistaken(dataset.reason, dataset.next);
	if (dataset.value === undefined && original.value === undefined) return withoutDataset();
	const state = referred(
		{ parameter: "'State'", source },
		draft.state,
		mapped.body.state,
		(value) => stateIdentifier(value, draft.isStateName === true, definition),
	);
	if (!state.ok) return mistaken(state.reason, state.next);

	const references = { dataset: dataset.value, state: state.value, original: original.value };
	const body = { ...mapped.body, ...references };
	const filled = withAdditional(original.value ? withoutEmptyDatums(body, draft) : body, draft);
	if (!filled.ok) return mistaken(filled.reason, filled.next);
	return { ...mapped, body: filled.value };
}

function contentToBody(draft: Draft, definition: Definition | null): Mapped {
	const { content, timezone } = draft;
	switch (content.specify) {
		case 'fields':
			return fieldsToBody(content.datums, timezone, definition);
		case 'columns':
			return definition
				? columnsToBody(content, timezone, definition)
				: withoutDefinition(draft.dataset);
		case 'json':
			return jsonToBody(content.body);
		case 'unknown':
			return mistaken(
				`'Specify Values' ${showValue(content.way)} does not exist in this version of the node.`,
				'Choose another way in the node, or update the node.',
			);
	}
}

/** A dataset can't be read without its ID. */
function withoutDefinition(dataset: unknown): Mapped {
	const id = identifier(dataset);
	if (id.ok || isNothing(dataset)) return withoutDataset();
	return mistaken(`'Dataset' ${showValue(dataset)} ${id.reason}.`, id.next);
}

function withoutDataset(): Mapped {
	return mistaken("'Dataset' is empty.", 'Enter the ID of the dataset that the record belongs to.');
}

/** A body with what the item asks for besides values, or what is wrong with that as a sentence. */
function withAdditional(
	body: Wire<'PostRecord'>,
	{ additional, timezone }: Draft,
): Conversion<Wire<'PostRecord'>> {
	if (additional === undefined) return converted(body);
	const read = additionalToBody(additional, { timezone });
	return read.ok ? fillIn(body, read.value) : read;
}

/** The record to duplicate: an ID alone is enough to name it (assumption A21). */
function originalOf({ original }: Draft, inBody: Wire<'Record'> | undefined) {
	if (original === undefined) return converted(inBody);
	const referredTo = referred(
		{ parameter: "'Record'", source: "'Body'" },
		original,
		inBody,
		longIdentifier,
	);
	if (!referredTo.ok || referredTo.value !== undefined) return referredTo;
	return refused("'Record' is empty.", 'Enter the ID of the record to duplicate.');
}

/**
 * No values given is not the same as a list without any, which may ask for a duplicate that has
 * none (assumption A22). Only JSON can ask for that.
 */
function withoutEmptyDatums(body: Wire<'PostRecord'>, { content }: Draft): Wire<'PostRecord'> {
	if (content.specify === 'json' || body.datums?.length !== 0) return body;
	return { ...body, datums: undefined };
}

/**
 * What a body refers to: what it names itself, else what the parameter says. A parameter that
 * says something else than the body is refused, because one of the two must be a mistake.
 *
 * @param parameter how messages name the parameter, and `source` what the body comes from
 */
function referred<Id extends number | ExactNumber, Reference extends { id?: Id }>(
	{ parameter, source }: { parameter: string; source: string },
	value: unknown,
	inBody: Reference | undefined,
	read: (value: unknown) => Conversion<Id>,
): Conversion<Reference | { id: Id } | undefined> {
	if (isNothing(value)) return converted(inBody);
	const id = read(value);
	if (!id.ok) return refused(`${parameter} ${showValue(value)} ${id.reason}.`, id.next);
	if (inBody === undefined) return converted({ id: id.value });
	const said = idText(id.value);
	const saidInBody = inBody.id === undefined ? undefined : idText(inBody.id);
	if (saidInBody === said) return converted(inBody);
	return refused(
		`${parameter} says ${said}, but ${source} says ${saidInBody ?? showValue(inBody)}.`,
		`Leave ${parameter} empty, or leave it out of ${source}.`,
	);
}

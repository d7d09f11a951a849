import type { ExactNumber } from '../contract/ExactNumber';
import { idText } from '../contract/idText';
import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import type { Draft } from './Draft';
import { fieldsToBody } from './fieldsToBody';
import { identifier } from './identifier';
import { jsonToBody } from './jsonToBody';
import { longIdentifier } from './longIdentifier';
import type { Mapped } from './Mapped';
import { mistaken } from './mistaken';
import { refused } from './refused';
import { showValue } from './showValue';

/**
 * Turns what one item asks for into the body of `POST /v1/records`, or says what is wrong with
 * it. Pure: the same draft gives the same body, whatever its neighbours are.
 */
export function toBody(draft: Draft): Mapped {
	try {
		return draftToBody(draft);
	} catch {
		// An expression may yield anything, an object whose accessors throw included.
		return mistaken(
			"A value of this item can't be read.",
			'Let the expressions yield text, numbers, dates or lists of them.',
		);
	}
}

function draftToBody(draft: Draft): Mapped {
	const mapped = contentToBody(draft);
	if (!mapped.ok) return mapped;

	const original = originalOf(draft, mapped.body.original);
	if (!original.ok) return mistaken(original.reason, original.next);
	const dataset = referred("'Dataset'", draft.dataset, mapped.body.dataset, identifier);
	if (!dataset.ok) return mistaken(dataset.reason, dataset.next);
	if (dataset.value === undefined && original.value === undefined) {
		return mistaken(
			"'Dataset' is empty.",
			'Enter the ID of the dataset that the record belongs to.',
		);
	}
	const state = referred("'State'", draft.state, mapped.body.state, identifier);
	if (!state.ok) return mistaken(state.reason, state.next);

	const references = { dataset: dataset.value, state: state.value, original: original.value };
	const body = { ...mapped.body, ...references };
	return { ok: true, body: original.value ? withoutEmptyDatums(body, draft) : body };
}

function contentToBody({ content, timezone }: Draft): Mapped {
	switch (content.specify) {
		case 'fields':
			return fieldsToBody(content.datums, { timezone });
		case 'json':
			return jsonToBody(content.body);
		case 'unknown':
			return mistaken(
				`'Specify Values' ${showValue(content.way)} does not exist in this version of the node.`,
				'Choose another way in the node, or update the node.',
			);
	}
}

/** The record to duplicate: an ID alone is enough to name it (assumption A21). */
function originalOf({ original }: Draft, inBody: Wire<'Record'> | undefined) {
	if (original === undefined) return converted(inBody);
	const referredTo = referred("'Record'", original, inBody, longIdentifier);
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
 */
function referred<Id extends number | ExactNumber, Reference extends { id?: Id }>(
	parameter: string,
	value: unknown,
	inBody: Reference | undefined,
	read: (value: unknown) => Conversion<Id>,
): Conversion<Reference | { id: Id } | undefined> {
	if (value === undefined || value === null || value === '') return converted(inBody);
	const id = read(value);
	if (!id.ok) return refused(`${parameter} ${showValue(value)} ${id.reason}.`, id.next);
	if (inBody === undefined) return converted({ id: id.value });
	const said = idText(id.value);
	const saidInBody = inBody.id === undefined ? undefined : idText(inBody.id);
	if (saidInBody === said) return converted(inBody);
	return refused(
		`${parameter} says ${said}, but 'Body' says ${saidInBody ?? showValue(inBody)}.`,
		`Leave ${parameter} empty, or leave it out of 'Body'.`,
	);
}

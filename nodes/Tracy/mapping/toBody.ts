import type { Wire } from '../contract/Wire';
import { idText } from '../contract/json/ExactNumber';
import type { ExactNumber } from '../contract/json/ExactNumber';
import { flawed, isNothing, mistaken, ok, readNamed } from '../outcome/Result';
import type { Conversion, Result } from '../outcome/Result';
import { showValue } from '../outcome/showValue';
import { hasNoColumns, type Draft, type Mapped } from './Draft';
import { additionalToBody } from './additionalToBody';
import { columnsToBody } from './columnsToBody';
import type { Definition } from './dataset/Definition';
import { findNamed } from './dataset/Names';
import { fieldsToBody } from './fieldsToBody';
import { fillIn } from './fillIn';
import { jsonToBody } from './jsonToBody';
import type { ValueContext } from './values/Converter';
import { identifier, isName, longIdentifier } from './values/identifier';
import { lostDigits } from './values/lostDigits';

/**
 * Reads the ID of a state, or finds it by its name.
 *
 * @param isStateName whether it is given by its name, even if that consists of digits
 * @param definition the dataset, where it was read
 */
function stateIdentifier(
	value: unknown,
	isStateName: boolean,
	definition: Definition | null,
): Conversion<number> {
	const lost = lostDigits(value);
	if (lost) return lost;
	const name = isStateName && typeof value === 'number' ? String(value) : value;
	if (typeof name !== 'string' || !(isStateName || isName(name))) return identifier(value);
	if (!definition) {
		return flawed(
			'is not an ID, and without a dataset a name says nothing',
			"Choose 'Dataset' too, or enter the ID of the state.",
		);
	}
	const sought = { one: 'state', many: 'states', of: definition.shown };
	const state = findNamed(name, definition.states, sought);
	return state.ok ? ok(state.value.id) : state;
}

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
	const { content, dataset: chosen } = draft;
	const isNamedElsewhere = content.specify === 'json' || definition !== null;
	if (draft.original === undefined && isNothing(chosen) && !isNamedElsewhere) {
		return withoutDataset();
	}
	const mapped = contentToBody(draft, definition);
	if (!mapped.ok) return mapped;

	const source = draft.content.specify === 'columns' ? "'Dataset Definition'" : "'Body'";
	const original = originalOf(draft, mapped.value.body.original);
	if (!original.ok) return original;
	const dataset = referred(
		{ parameter: "'Dataset'", source },
		draft.dataset,
		mapped.value.body.dataset,
		identifier,
	);
	if (!dataset.ok) return dataset;
	if (dataset.value === undefined && original.value === undefined) return withoutDataset();
	const state = referred(
		{ parameter: "'State'", source },
		draft.state,
		mapped.value.body.state,
		(value) => stateIdentifier(value, draft.isStateName === true, definition),
	);
	if (!state.ok) return state;

	const references = { dataset: dataset.value, state: state.value, original: original.value };
	const body = { ...mapped.value.body, ...references };
	const filled = withAdditional(original.value ? withoutEmptyDatums(body, draft) : body, draft);
	return filled.ok ? ok({ ...mapped.value, body: filled.value }) : filled;
}

function contentToBody(draft: Draft, definition: Definition | null): Mapped {
	const { content } = draft;
	switch (content.specify) {
		case 'fields':
			return fieldsToBody(content.datums, contextOf(draft), definition);
		case 'columns':
			if (definition) return columnsToBody(content, contextOf(draft), definition);
			return hasNoColumns(content)
				? ok({ body: { datums: [] } })
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

function contextOf({ timezone, isOwnTimezone }: Draft): ValueContext {
	return { timezone, isOwnTimezone };
}

/** A dataset can't be read without its ID. */
function withoutDefinition(dataset: unknown): Mapped {
	if (isNothing(dataset)) return withoutDataset();
	const id = readNamed("'Dataset'", dataset, identifier);
	return id.ok ? withoutDataset() : id;
}

function withoutDataset(): Mapped {
	return mistaken(
		"Choose a dataset: 'Dataset' is empty.",
		'Choose it from the list, or enter its ID.',
	);
}

/** A body with what the item asks for besides values. */
function withAdditional(body: Wire<'PostRecord'>, draft: Draft): Result<Wire<'PostRecord'>> {
	if (draft.additional === undefined) return ok(body);
	const read = additionalToBody(draft.additional, contextOf(draft));
	return read.ok ? fillIn(body, read.value) : read;
}

/** The record to duplicate: an ID alone is enough to name it (assumption A21). */
function originalOf({ original }: Draft, inBody: Wire<'Record'> | undefined) {
	if (original === undefined) return ok(inBody);
	const referredTo = referred(
		{ parameter: "'Record'", source: "'Body'" },
		original,
		inBody,
		longIdentifier,
	);
	if (!referredTo.ok || referredTo.value !== undefined) return referredTo;
	return mistaken("'Record' is empty.", 'Enter the ID of the record to duplicate.');
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
): Result<Reference | { id: Id } | undefined> {
	if (isNothing(value)) return ok(inBody);
	const id = readNamed(parameter, value, read);
	if (!id.ok) return id;
	if (inBody === undefined) return ok({ id: id.value });
	const said = idText(id.value);
	const saidInBody = inBody.id === undefined ? undefined : idText(inBody.id);
	if (saidInBody === said) return ok(inBody);
	return mistaken(
		`${parameter} says ${said}, but ${source} says ${saidInBody ?? showValue(inBody)}.`,
		`Leave ${parameter} empty, or leave it out of ${source}.`,
	);
}

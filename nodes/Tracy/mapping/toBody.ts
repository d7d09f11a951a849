import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import type { Draft } from './Draft';
import { fieldsToBody } from './fieldsToBody';
import { identifier } from './identifier';
import { jsonToBody } from './jsonToBody';
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

	const dataset = referred("'Dataset'", draft.dataset, mapped.body.dataset);
	if (!dataset.ok) return mistaken(dataset.reason, dataset.next);
	if (dataset.value === undefined && mapped.body.original === undefined) {
		return mistaken(
			"'Dataset' is empty.",
			'Enter the ID of the dataset that the record belongs to.',
		);
	}
	const state = referred("'State'", draft.state, mapped.body.state);
	if (!state.ok) return mistaken(state.reason, state.next);

	return { ok: true, body: { ...mapped.body, dataset: dataset.value, state: state.value } };
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

/**
 * What a body refers to: what it names itself, else what the parameter says. A parameter that
 * says something else than the body is refused, because one of the two must be a mistake.
 */
function referred<Reference extends Wire<'Dataset'> | Wire<'State'>>(
	parameter: string,
	value: unknown,
	inBody: Reference | undefined,
): Conversion<Reference | { id: number } | undefined> {
	if (value === undefined || value === null || value === '') return converted(inBody);
	const id = identifier(value);
	if (!id.ok) return refused(`${parameter} ${showValue(value)} ${id.reason}.`, id.next);
	if (inBody === undefined) return converted({ id: id.value });
	if (inBody.id === id.value) return converted(inBody);
	return refused(
		`${parameter} says ${id.value}, but 'Body' says ${showValue(inBody.id ?? inBody)}.`,
		`Leave ${parameter} empty, or leave it out of 'Body'.`,
	);
}

import { encodeJson } from '../contract/json/encodeJson';
import type { Wire } from '../contract/Wire';
import type { AdditionalBody } from './additionalToBody';
import type { Result } from '../outcome/Result';
import { ok, mistaken } from '../outcome/Result';
import { showValue } from '../outcome/showValue';

/** The fields, and what messages call them. */
const NAMES: Array<[field: keyof AdditionalBody, name: string]> = [
	['archived', "'Archived'"],
	['removed', "'Removed'"],
	['metadatums', "'Metadatums'"],
	['events', "'Events'"],
	['transitions', "'Transitions'"],
];

/**
 * Fills in what a body does not say itself. What differs from the body is refused, because one of
 * the two must be a mistake.
 */
export function fillIn(
	body: Wire<'PostRecord'>,
	additional: AdditionalBody,
): Result<Wire<'PostRecord'>> {
	for (const [field, name] of NAMES) {
		const here = additional[field];
		const there = body[field];
		if (here === undefined || there === undefined || isSame(here, there)) continue;
		return mistaken(
			typeof here === 'string'
				? `${name} says ${showValue(here)}, but 'Body' says ${showValue(there)}.`
				: `${name} says something else than 'Body'.`,
			`Leave ${name} empty, or leave it out of 'Body'.`,
		);
	}
	return ok({ ...additional, ...body });
}

/** The same value; of two date-times, the same instant. */
function isSame(one: unknown, other: unknown): boolean {
	if (typeof one === 'string' && typeof other === 'string') {
		return Date.parse(one) === Date.parse(other);
	}
	return encodeJson(one) === encodeJson(other);
}

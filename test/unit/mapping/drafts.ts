import { encodeJson } from '../../../nodes/Tracy/contract/json/encodeJson';
import type { DatumDraft, Draft } from '../../../nodes/Tracy/mapping/Draft';
import type { Mistake } from '../../../nodes/Tracy/outcome/Result';
import { toBody } from '../../../nodes/Tracy/mapping/toBody';

/** A draft whose values are given property by property. */
export function fieldsDraft(datums: DatumDraft[], rest: Partial<Draft> = {}): Draft {
	return {
		dataset: 1,
		state: '',
		timezone: 'UTC',
		content: { specify: 'fields', datums },
		...rest,
	};
}

/** A draft whose body is given as JSON. */
export function jsonDraft(body: unknown, rest: Partial<Draft> = {}): Draft {
	return { dataset: 1, state: '', timezone: 'UTC', content: { specify: 'json', body }, ...rest };
}

/** The text that would be sent; the sentences about the draft where it can't be. */
export function bodyText(draft: Draft): string {
	const mapped = toBody(draft);
	return mapped.ok
		? encodeJson(mapped.value.body)
		: `${mapped.mistake.reason} ${mapped.mistake.next}`;
}

/** What is wrong with a draft. */
export function mistakeIn(draft: Draft): Mistake | undefined {
	const mapped = toBody(draft);
	return mapped.ok ? undefined : mapped.mistake;
}

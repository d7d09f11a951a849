import { encodeJson } from '../../../nodes/Tracy/contract/json/encodeJson';
import type { DatasetAnswer, PropertyAnswer } from '../../../nodes/Tracy/contract/readDataset';
import { Definition } from '../../../nodes/Tracy/mapping/dataset/Definition';
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

/** A draft whose columns are mapped by hand. */
export function columnsDraft(values: unknown, rest: Partial<Draft> = {}): Draft {
	const content = {
		...{ specify: 'columns' as const, mappingMode: 'defineBelow', values },
		...{ input: {}, unmatchedFields: 'ignore' },
	};
	return { dataset: 1, state: '', timezone: 'UTC', content, ...rest };
}

/** A draft whose columns find the fields of the item by themselves. */
export function inputDraft(input: object, unmatchedFields: unknown = 'ignore'): Draft {
	const content = {
		...{ specify: 'columns' as const, mappingMode: 'autoMapInputData', values: null },
		...{ input, unmatchedFields },
	};
	return { dataset: 1, state: '', timezone: 'UTC', content };
}

/** The dataset "People" (1), with these properties; each is "Phone" (13) where nothing else is said. */
export function people(
	properties: Array<Partial<PropertyAnswer>> | null,
	rest: Partial<DatasetAnswer> = {},
): Definition {
	const usual = {
		...{ id: 13, name: 'Phone', typeId: 'text', isAutomatic: false },
		...{ isPlural: false, isRequired: false, options: null },
	};
	return new Definition({
		...{ id: 1, name: 'People', isDisabled: false, states: null },
		properties: properties && properties.map((property) => ({ ...usual, ...property })),
		...rest,
	});
}

/** The text that would be sent; the sentences about the draft where it can't be. */
export function bodyText(draft: Draft, definition: Definition | null = null): string {
	const mapped = toBody(draft, definition);
	return mapped.ok
		? encodeJson(mapped.value.body)
		: `${mapped.mistake.reason} ${mapped.mistake.next}`;
}

/** What is wrong with a draft. */
export function mistakeIn(draft: Draft, definition: Definition | null = null): Mistake | undefined {
	const mapped = toBody(draft, definition);
	return mapped.ok ? undefined : mapped.mistake;
}

import type { Wire } from '../contract/Wire';
import { isNothing } from '../outcome/Result';
import type { Result } from '../outcome/Result';
import { isName } from './values/identifier';
import { listInText } from './values/listInText';
import { canBeNoOptionId } from './values/option';
import { withoutBlanks } from '../outcome/withoutBlanks';

/** A metadatum that an item asks for, as it came out of the node's parameters. */
export interface MetadatumDraft {
	representation: unknown;
	recordValue: unknown;
	decimalValue: unknown;
}

/** A transition that an item asks for, as it came out of the node's parameters. */
export interface TransitionDraft {
	oldState: unknown;
	timestamp: unknown;
}

/** What an item asks for besides values, untyped: nothing in it has been checked yet. */
export interface AdditionalDraft {
	archived: unknown;
	removed: unknown;
	metadatums: MetadatumDraft[];
	/** JSON: a text, or what an expression made of one. */
	events: unknown;
	transitions: TransitionDraft[];
}

/** One value that an item asks for, as it came out of the node's parameters. */
export interface DatumDraft {
	property: unknown;
	valueType: unknown;
	value: unknown;
}

/** The values of an item by column, as n8n's resource mapper gives them. */
export interface ColumnsDraft {
	specify: 'columns';
	/** How columns find their values: `defineBelow` or `autoMapInputData`. */
	mappingMode: unknown;
	/** For `defineBelow`: the values by the IDs of their properties. */
	values: unknown;
	/** For `autoMapInputData`: the item's own fields. */
	input: object;
	/** What to do with fields that match no property: `ignore` or `refuse`. */
	unmatchedFields: unknown;
}

/** What one item asks for, untyped: nothing in it has been checked yet. */
export interface Draft {
	dataset: unknown;
	/** An ID, or a name where the dataset can be read. */
	state: unknown;
	/** Whether the state is given by its name, even if that consists of digits. */
	isStateName?: boolean;
	/** The record to duplicate; undefined where none is duplicated. */
	original?: unknown;
	/** The IANA zone in which a date-time without one is read. */
	timezone: string;
	/** Whether that is another than the workflow's. */
	isOwnTimezone?: boolean;
	/** What tells this item from all others; undefined where import keys are not used. */
	importKey?: unknown;
	/** What it asks for besides values; undefined where there is nothing. */
	additional?: AdditionalDraft;
	content:
		| { specify: 'fields'; datums: DatumDraft[] }
		| ColumnsDraft
		| { specify: 'json'; body: unknown }
		/** A way of giving values that this version does not know. */
		| { specify: 'unknown'; way: unknown };
}

/**
 * What a draft comes to: a body that Tracy's contract allows, or the mistake in the draft.
 * `leftOut` names the fields of the item that match no property, `filledIn` those that match one
 * that Tracy fills in by itself.
 */
export type Mapped = Result<{ body: Wire<'PostRecord'>; leftOut?: string[]; filledIn?: string[] }>;

/** Whether the dataset has to be read to understand a draft: where it uses names, not IDs. */
export function needsDefinition({ state, isStateName, content }: Draft): boolean {
	if (isName(state) || (isStateName === true && !isNothing(state))) return true;
	switch (content.specify) {
		case 'columns':
			return !hasNoColumns(content);
		case 'fields':
			return content.datums.some(usesNames);
		case 'json':
		case 'unknown':
			return false;
	}
}

/** Whether no column is mapped at all, so that there is nothing to know of any. */
export function hasNoColumns({ mappingMode, values }: ColumnsDraft): boolean {
	if (mappingMode !== 'defineBelow') return false;
	if (values === null || values === undefined) return true;
	return typeof values === 'object' && !Array.isArray(values) && Object.keys(values).length === 0;
}

function usesNames({ valueType, value }: DatumDraft): boolean {
	const type = withoutBlanks(valueType);
	if (type === 'propertyType') return true;
	const elements: unknown[] = Array.isArray(value) ? value : (listInText(value) ?? [value]);
	return type === 'optionValue' && elements.some(canBeNoOptionId);
}

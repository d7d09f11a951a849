import { isNothing, mistaken, ok, type Result } from '../outcome/Result';
import { listed, showValue } from '../outcome/showValue';
import type { Property } from './dataset/Definition';
import { listIds, type Names } from './dataset/Names';
import type { ColumnsDraft } from './Draft';
import { withoutBlanks } from '../outcome/withoutBlanks';

const SHOWN_FIELDS = 5;

type Matched = Result<{
	values: Array<{ property: Property; value: unknown }>;
	/** The fields of the item that match no property. */
	leftOut: string[];
	/** Those that match one that Tracy fills in by itself. */
	filledIn?: string[];
}>;

/** Which properties take which values: as the resource mapper says, by hand or by the fields' names. */
export function matchColumns(
	draft: ColumnsDraft,
	properties: Names<Property>,
	dataset: string,
): Matched {
	switch (withoutBlanks(draft.mappingMode)) {
		case 'defineBelow':
			return matchByHand(draft, properties, dataset);
		case 'autoMapInputData':
			return matchByName(draft, properties, dataset);
		default:
			return mistaken(
				`'Mapping Column Mode' ${showValue(draft.mappingMode)} does not exist.`,
				'Choose one of the two from the list.',
			);
	}
}

/** Each column is the ID of a property; written by hand or by an AI, it may be its name. */
function matchByHand(
	{ values }: ColumnsDraft,
	properties: Names<Property>,
	dataset: string,
): Matched {
	if (!isByProperty(values)) {
		return mistaken(
			`The columns ${showValue(values)} are not values by the IDs of their properties.`,
			'Map the columns in the node, or write an object such as {"13": "a"}.',
		);
	}
	const matched: Array<{ property: Property; value: unknown }> = [];
	const columns = new Map<Property, string>();
	for (const [column, value] of Object.entries(values ?? {})) {
		const id = withoutBlanks(column);
		const found = /^[0-9]+$/.test(id) ? [properties.get(Number(id))] : properties.find(column);
		const [property] = found;
		// What is not there any more loses nothing.
		if (!property && isLeftOut(value)) continue;
		if (!property || found.length > 1) {
			const reason = property
				? `Column ${showValue(column)} is the name of ${found.length} properties of ${dataset}.`
				: `Property ${showValue(column)} does not exist in ${dataset}, or not any more. It has: ${properties.list()}.`;
			const next = property
				? "Use the property's ID."
				: 'Open the node, refresh the list of columns and map it again, or use one of these names.';
			return mistaken(reason, next, column);
		}
		const other = columns.get(property);
		if (other !== undefined) {
			return mistaken(
				`Columns ${showValue(other)} and ${showValue(column)} both give ${property.shown} of ${dataset}.`,
				'Remove one of them.',
				String(property.id),
			);
		}
		columns.set(property, column);
		matched.push({ property, value });
	}
	return ok({ values: matched, leftOut: [] });
}

function isLeftOut(value: unknown): boolean {
	return (value ?? '') === '' || (Array.isArray(value) && value.length === 0);
}

function isByProperty(values: unknown): values is object | null | undefined {
	return values === undefined || (typeof values === 'object' && !Array.isArray(values));
}

/** The fields that match one property. */
interface Candidates {
	property: Property;
	fields: string[];
}

/**
 * Matches the fields of an item to properties by their names: exactly, else but for case and
 * blanks. What can't be written is matched by nothing.
 */
function matchByName(
	{ input, unmatchedFields }: ColumnsDraft,
	properties: Names<Property>,
	dataset: string,
): Matched {
	const choice = withoutBlanks(unmatchedFields);
	if (!isNothing(choice) && choice !== 'refuse' && choice !== 'ignore') {
		return mistaken(
			`'Unmatched Fields' ${showValue(unmatchedFields)} does not exist.`,
			'Choose it from the list, or let the expression yield ignore or refuse.',
		);
	}
	const byProperty = new Map<number, Candidates>();
	const leftOut: string[] = [];
	for (const field of Object.keys(input)) {
		const found = properties.find(field).filter(({ isWritable }) => isWritable);
		const [property] = found;
		if (!property) {
			leftOut.push(field);
		} else if (found.length > 1) {
			return mistaken(
				`Field ${showValue(field)} matches ${found.length} properties of ${dataset}, with the IDs ${listIds(found)}.`,
				'Map the columns by hand, or give the properties different names in Tracy.',
			);
		} else {
			const candidates = byProperty.get(property.id) ?? { property, fields: [] };
			candidates.fields.push(field);
			byProperty.set(property.id, candidates);
		}
	}

	if (byProperty.size === 0) return noneMatched(input, properties, dataset);
	const values: Array<{ property: Property; value: unknown }> = [];
	for (const { property, fields } of byProperty.values()) {
		const exact = fields.find((field) => field === property.name);
		const [field, other] = exact === undefined ? fields : [exact];
		if (field === undefined) continue;
		if (other !== undefined) {
			return mistaken(
				`Fields ${showValue(field)} and ${showValue(other)} both match ${property.shown} of ${dataset}.`,
				'Remove or rename one of them before this node, or map the columns by hand.',
				String(property.id),
			);
		}
		leftOut.push(...fields.filter((candidate) => candidate !== field));
		values.push({ property, value: valueOf(input, field) });
	}
	if (choice === 'refuse' && leftOut.length > 0) return refusedFields(leftOut, properties, dataset);
	const filledIn = leftOut.filter((field) => properties.find(field).some(isAutomatic));
	return ok({ values, leftOut: leftOut.filter((field) => !filledIn.includes(field)), filledIn });
}

function refusedFields(fields: string[], properties: Names<Property>, dataset: string): Matched {
	const shown = listed(fields, SHOWN_FIELDS, showValue);
	return mistaken(
		`No property of ${dataset} takes ${fields.length === 1 ? 'field' : 'the fields'} ${shown}.${filledInRemark(fields, properties)}`,
		"Remove or rename what has no property, or let 'Unmatched Fields' leave it out.",
	);
}

function filledInRemark(fields: string[], properties: Names<Property>): string {
	const automatic = fields.filter((field) => properties.find(field).some(isAutomatic));
	return automatic.length === 0
		? ''
		: ` Tracy fills in ${listed(automatic, SHOWN_FIELDS, showValue)} by itself.`;
}

/** A record without any value is not what an item asks for whose fields nobody knows. */
function noneMatched(input: object, properties: Names<Property>, dataset: string): Matched {
	const fields = Object.keys(input);
	const has = fields.length > 0 ? listed(fields, SHOWN_FIELDS, showValue) : 'none';
	const remark = filledInRemark(fields, properties);
	const isNamesake = fields.some((field) => properties.find(field).length > 0);
	const reason = `No field of the item has the name of a property of ${dataset}${isNamesake ? ' that takes a value' : ''}. The item has ${has}; the dataset has ${properties.list(properties.all.filter(({ isWritable }) => isWritable))}.${remark}`;
	const isWebhook = WEBHOOK_FIELDS.every((field) => Object.hasOwn(input, field));
	const isNamed = (name: string) => properties.find(name).some(({ isWritable }) => isWritable);
	const inside = fields.find((field) => membersOf(valueOf(input, field)).some(isNamed));
	const first = (path: string) =>
		`map {{ $json${path} }} first, as the JSON of an 'Edit Fields' node before this one, or map the columns by hand.`;
	if (isWebhook) {
		return mistaken(reason, `What was sent to the webhook stands in its body: ${first('.body')}`);
	}
	return mistaken(
		reason,
		inside === undefined
			? 'Rename the fields before this node, or map the columns by hand.'
			: `They stand in ${showValue(inside)}: ${first(/^[A-Za-z_]\w*$/.test(inside) ? `.${inside}` : `[${JSON.stringify(inside)}]`)}`,
	);
}

/** What n8n's Webhook node puts out. */
const WEBHOOK_FIELDS = ['headers', 'params', 'query', 'body'];

function isAutomatic(property: Property): boolean {
	return property.isAutomatic;
}

/** Of a text each character would be one. */
function membersOf(value: unknown): string[] {
	return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function valueOf(input: object, field: string): unknown {
	const value: unknown = Reflect.get(input, field);
	return value;
}

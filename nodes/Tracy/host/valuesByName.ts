import { plainJson, type JsonValue, type PlainJson } from '../contract/json/ExactNumber';
import { valueColumns, type ValueColumn, type Wire } from '../contract/Wire';
import type { Definition } from '../mapping/dataset/Definition';
import type { IDataObject } from 'n8n-workflow';

export type Datum = Wire<'Datum', null>;

/** Whether values stand by the names of their properties, or by their IDs. */
export type ValueNaming = 'name' | 'id';

/** The datums of one property. */
interface Group {
	id: number;
	datums: Datum[];
	/** Which IDs stand behind each text of an option or user; made when it is first needed. */
	idsByText?: Map<string, Set<unknown>>;
}

/**
 * The values of a record by property: several of one property, and those of a property that is
 * known to be plural, as a list.
 *
 * @param naming `name`: by the property's name, options and users by their text, where the
 * answer or the dataset tells one that nothing else could be meant by; else by ID
 * @param definition the dataset, where it was read
 */
export function valuesByName(
	datums: Datum[],
	naming: ValueNaming,
	definition: Definition | null,
): IDataObject {
	const groups = groupsOf(datums);
	const times = timesTold(groups, definition);
	const values = [...groups.values()].map((group): [string, PlainJson] => {
		const shown = group.datums.map((datum) => valueOf(datum, naming, group, definition));
		const [value = null] = shown;
		const isList = shown.length > 1 || isPlural(group, definition);
		const name = naming === 'name' ? nameOf(group, times, definition) : null;
		return [name ?? String(group.id), isList ? shown : value];
	});
	return Object.fromEntries(values);
}

function groupsOf(datums: Datum[]): Map<number, Group> {
	const groups = new Map<number, Group>();
	for (const datum of datums) {
		const id = datum.property?.id;
		if (typeof id !== 'number') continue;
		const group = groups.get(id);
		if (group) group.datums.push(datum);
		else groups.set(id, { id, datums: [datum] });
	}
	return groups;
}

function isPlural({ id, datums }: Group, definition: Definition | null): boolean {
	const isToldSo = datums.some(({ property }) => property?.propertyType?.isPlural === true);
	return isToldSo || definition?.properties?.get(id)?.isPlural === true;
}

/** How many properties have a text as their name or ID. */
function timesTold(groups: Map<number, Group>, definition: Definition | null) {
	const times = new Map<string | null, number>();
	for (const group of groups.values()) {
		for (const text of new Set([String(group.id), toldName(group, definition)])) {
			times.set(text, (times.get(text) ?? 0) + 1);
		}
	}
	return times;
}

/** The name of a property, where it can't be taken for another's name or ID. */
function nameOf(
	group: Group,
	times: ReturnType<typeof timesTold>,
	definition: Definition | null,
): string | null {
	const name = toldName(group, definition);
	// As a key, this one is no data in every hand that an item passes through.
	if (name === null || name === '__proto__') return null;
	if (times.get(name) !== 1) return null;
	return isAnothers(name, group.id, definition?.properties) ? null : name;
}

function toldName({ id, datums }: Group, definition: Definition | null): string | null {
	return textIn(datums[0]?.property?.name) ?? textIn(definition?.properties?.get(id)?.name);
}

/** Things that have names, as far as their dataset tells them. */
type Things = { find(name: string): Array<{ id: number; name: string }>; get(id: number): unknown };

/** Whether a name is that of another thing too, or its ID. */
function isAnothers(name: string, id: number, things: Things | null | undefined): boolean {
	if (!things) return false;
	const isShared = things.find(name).some((other) => other.name === name && other.id !== id);
	return (
		isShared || (name === String(Number(name)) && Number(name) !== id && !!things.get(Number(name)))
	);
}

/** How the value in each column is shown by ID. */
const shownById: {
	[Column in ValueColumn]: (datum: Datum) => JsonValue | undefined;
} = {
	stringValue: ({ stringValue }) => stringValue,
	integerValue: ({ integerValue }) => integerValue,
	decimalValue: ({ decimalValue }) => decimalValue,
	dateTimeValue: ({ dateTimeValue }) => dateTimeValue,
	optionValue: ({ optionValue }) => optionValue?.id,
	userValue: ({ userValue }) => userValue?.id,
	recordValue: ({ recordValue }) => recordValue?.id,
};

function valueOf(
	datum: Datum,
	naming: ValueNaming,
	group: Group,
	definition: Definition | null,
): PlainJson {
	const named = naming === 'name' ? textOf(datum, group, definition) : null;
	if (named !== null) return named;
	for (const column of valueColumns) {
		const value = shownById[column](datum);
		if (value !== undefined && value !== null) return plainJson(value);
	}
	return null;
}

/** The text of the option or user that is a value, where it can't be taken for another's. */
function textOf(datum: Datum, group: Group, definition: Definition | null): string | null {
	const told = toldText(datum, group, definition);
	if (told === null) return null;
	group.idsByText ??= idsByText(group, definition);
	if ((group.idsByText.get(told.text)?.size ?? 0) > 1) return null;
	const { id, text } = told;
	const options = datum.optionValue && definition?.properties?.get(group.id)?.options;
	return typeof id === 'number' && isAnothers(text, id, options) ? null : text;
}

/** The ID and the text of the option or user that is a value, as far as they are told. */
function toldText(
	{ optionValue, userValue }: Datum,
	{ id: property }: Group,
	definition: Definition | null,
): { id: unknown; text: string } | null {
	const { id } = optionValue ?? userValue ?? {};
	const options = definition?.properties?.get(property)?.options;
	const known = typeof id === 'number' ? options?.get(id)?.name : undefined;
	const text = optionValue ? (textIn(optionValue.text) ?? textIn(known)) : textIn(userValue?.name);
	return text === null ? null : { id, text };
}

/** Which IDs stand behind each text, so that one of many values is compared with all at once. */
function idsByText(group: Group, definition: Definition | null): Map<string, Set<unknown>> {
	const ids = new Map<string, Set<unknown>>();
	for (const datum of group.datums) {
		const told = toldText(datum, group, definition);
		if (told) ids.set(told.text, (ids.get(told.text) ?? new Set()).add(told.id));
	}
	return ids;
}

/** A name that says something. */
export function textIn(name: string | null | undefined): string | null {
	return typeof name === 'string' && name.trim() !== '' ? name : null;
}

import { ExactNumber } from './json/ExactNumber';
import type { JsonValue } from './json/ExactNumber';
import { int32 } from './scalars';
import { z } from 'zod/v4';

/** Something with an ID and a name; the name is empty where Tracy does not tell it. */
export interface Named {
	id: number;
	name: string;
}

/** A property as far as Tracy tells of it. */
export interface PropertyAnswer extends Named {
	/** The ID of its type, which is a word; null where it is not told. */
	typeId: string | null;
	/** Whether Tracy fills it in by itself. */
	isAutomatic: boolean;
	/** Whether it may have several values. */
	isPlural: boolean;
	/** Whether a record has to have a value of it; null where that is not told. */
	isRequired: boolean | null;
	/** Its options by ID and text; null where they are not told. */
	options: Named[] | null;
}

/** A dataset as far as Tracy tells of it: `null` for lists that are missing from the answer. */
export interface DatasetAnswer extends Named {
	isDisabled: boolean;
	states: Named[] | null;
	properties: PropertyAnswer[] | null;
}

/**
 * The list in an answer: the answer itself (assumption A16), or the one list that an object
 * holds, since no list's form is documented. Empty ones beside it don't count.
 *
 * @returns null when there is none
 */
export function listIn(json: JsonValue | undefined): JsonValue[] | null {
	if (Array.isArray(json)) return json;
	if (typeof json !== 'object' || json === null || json instanceof ExactNumber) return null;
	const lists = Object.values(json).filter((member) => Array.isArray(member));
	const filled = lists.filter(({ length }) => length > 0);
	const [list, other] = filled.length > 0 ? filled : lists;
	return other ? null : (list ?? null);
}

const text = z.string().catch('');
const flag = z.boolean().catch(false);

const namedSchema = z.object({ id: int32, name: text });
const optionSchema = z.object({ id: int32, text });
const typeSchema = z.object({
	id: z.string().nullable().catch(null),
	isAutomatic: flag,
	isPlural: flag,
});
const propertySchema = z.object({
	...namedSchema.shape,
	isRequired: z.boolean().nullable().catch(null),
	propertyType: typeSchema.catch({ id: null, isAutomatic: false, isPlural: false }),
});
const datasetSchema = z.object({ ...namedSchema.shape, isDisabled: flag });

/**
 * Reads a dataset from JSON, each part for itself, so that one that is not as documented costs
 * only itself.
 *
 * @returns null when the JSON holds no dataset with an ID
 */
export function readDataset(json: JsonValue): DatasetAnswer | null {
	const { data } = datasetSchema.safeParse(json);
	if (!data) return null;
	return {
		...data,
		states: readAll(memberOf(json, 'states'), readNamed),
		properties: readAll(memberOf(json, 'properties'), readProperty),
	};
}

function readNamed(json: JsonValue): Named | null {
	return namedSchema.safeParse(json).data ?? null;
}

function readOption(json: JsonValue): Named | null {
	const { data } = optionSchema.safeParse(json);
	return data ? { id: data.id, name: data.text } : null;
}

function readProperty(json: JsonValue): PropertyAnswer | null {
	const { data } = propertySchema.safeParse(json);
	if (!data) return null;
	const { propertyType, ...property } = data;
	const { id: typeId, ...flags } = propertyType;
	return { ...property, typeId, ...flags, options: readAll(memberOf(json, 'options'), readOption) };
}

function readAll<Thing>(
	json: JsonValue | undefined,
	read: (element: JsonValue) => Thing | null,
): Thing[] | null {
	const list = listIn(json);
	return list && list.map(read).filter((thing) => thing !== null);
}

function memberOf(json: JsonValue, name: string): JsonValue | undefined {
	const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
	if (!isObject || json instanceof ExactNumber) return undefined;
	return Object.hasOwn(json, name) ? json[name] : undefined;
}

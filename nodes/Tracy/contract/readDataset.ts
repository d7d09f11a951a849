import { z } from 'zod/v4';
import type { DatasetAnswer, Named, PropertyAnswer } from './DatasetAnswer';
import { ExactNumber } from './ExactNumber';
import { int32 } from './int32';
import type { JsonValue } from './JsonValue';
import { listIn } from './listIn';

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
	isRequired: flag,
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

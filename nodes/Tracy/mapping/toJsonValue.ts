import { DateTime } from 'luxon';
import { ExactNumber } from '../contract/ExactNumber';
import type { JsonValue } from '../contract/JsonValue';

/**
 * Takes what an expression yielded as the JSON that it stands for: a BigInt with its digits,
 * a date as its UTC text, what JSON does not know left out.
 *
 * @throws RangeError when an object refers to itself
 */
export function toJsonValue(value: unknown): JsonValue | undefined {
	switch (typeof value) {
		case 'string':
		case 'boolean':
		case 'number':
			return value;
		case 'bigint':
			return new ExactNumber(String(value));
		case 'object':
			return value === null ? null : objectToJsonValue(value);
		default:
			return undefined;
	}
}

function objectToJsonValue(value: object): JsonValue | undefined {
	if (DateTime.isDateTime(value)) return value.toUTC().toISO() ?? undefined;
	if (Array.isArray(value)) return value.map((item) => toJsonValue(item) ?? null);
	if (Object.prototype.toString.call(value) === '[object Date]') {
		return new Date(Number(value)).toISOString();
	}
	const members: Array<[string, JsonValue]> = [];
	for (const [key, member] of Object.entries(value)) {
		const json = toJsonValue(member);
		if (json !== undefined) members.push([key, json]);
	}
	return Object.fromEntries(members);
}

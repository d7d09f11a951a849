import { DateTime } from 'luxon';
import { ExactNumber } from '../contract/ExactNumber';
import type { JsonValue } from '../contract/JsonValue';
import { utcText } from '../contract/utcText';

/** Deeper than any record is. */
const MAXIMUM_DEPTH = 200;

/**
 * Takes what an expression yielded as the JSON that it stands for: a BigInt with its digits,
 * a date as its UTC text, what JSON does not know left out.
 *
 * @throws RangeError with the reason when an object refers to itself or a date is none
 */
export function toJsonValue(value: unknown, depth = 0): JsonValue | undefined {
	switch (typeof value) {
		case 'string':
		case 'boolean':
		case 'number':
			return value;
		case 'bigint':
			return new ExactNumber(String(value));
		case 'object':
			return value === null ? null : objectToJsonValue(value, depth + 1);
		default:
			return undefined;
	}
}

function objectToJsonValue(value: object, depth: number): JsonValue | undefined {
	if (depth > MAXIMUM_DEPTH) {
		throw new RangeError(
			`it holds an object that refers to itself or stands more than ${MAXIMUM_DEPTH} levels deep`,
		);
	}
	if (DateTime.isDateTime(value)) return dateToJsonValue(value.toMillis());
	if (Array.isArray(value)) return value.map((item) => toJsonValue(item, depth) ?? null);
	if (Object.prototype.toString.call(value) === '[object Date]') {
		return dateToJsonValue(Number(value));
	}
	const members: Array<[string, JsonValue]> = [];
	for (const [key, member] of Object.entries(value)) {
		const json = toJsonValue(member, depth);
		if (json !== undefined) members.push([key, json]);
	}
	return Object.fromEntries(members);
}

function dateToJsonValue(millis: number): string {
	const text = utcText(millis);
	if (text === undefined) {
		throw new RangeError('it holds a date that is none, or outside the years 1 to 9999');
	}
	return text;
}

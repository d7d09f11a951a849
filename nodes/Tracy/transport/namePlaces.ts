import { ExactNumber, type JsonValue } from '../contract/json/ExactNumber';
import { parseAnswer } from '../contract/json/parseJson';
import { valueColumns } from '../contract/Wire';
import type { Failure } from '../outcome/Outcome';
import { showValue } from '../outcome/showValue';

/** A place in the datums of a body, in the notations of JSON Pointer, JSONPath and code. */
const PLACE =
	/(?:\$\.?|#?\/)?(?:\b\w+[./]){0,3}(?:\[["'])?(?<!\w)datums(?:["']\])?\.?(?:\[(\d{1,6})\]|[./](\d{1,6})\b)(?:[./]\w+|\[["']?\w+["']?\])*/gi;

/**
 * A refusal in whose sentence each place in the body is named by the property and the value that
 * stand there, since nobody sees the body. Its reason stays as Tracy gave it.
 *
 * @param body the JSON text that was sent
 */
export function namePlaces(failure: Failure, body: string): Failure {
	if (!/datums/i.test(failure.reason)) return failure;
	const datums = member(parseAnswer(body) ?? null, 'datums');
	let property: string | null = failure.property;
	const named = (text: string) =>
		text.replace(PLACE, (place, bracketed?: string, plain?: string) => {
			const datum = Array.isArray(datums) ? datums[Number(bracketed ?? plain)] : undefined;
			const id = datum === undefined ? null : member(member(datum, 'property'), 'id');
			if (datum === undefined || id === null) return place;
			const shown = id instanceof ExactNumber ? id.text : String(id);
			property ??= shown;
			return `property ${shown} with the value ${shownValue(datum)}`;
		});
	return { ...failure, error: named(failure.error), property };
}

function shownValue(datum: JsonValue): string {
	const column = valueColumns.find((name) => member(datum, name) !== null);
	const value = column === undefined ? null : member(datum, column);
	const id = member(value, 'id');
	const shown = id === null ? value : id;
	return shown instanceof ExactNumber ? shown.text : showValue(shown);
}

/** A member of an object; null where there is none. */
function member(value: JsonValue, name: string): JsonValue {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	if (!isObject || value instanceof ExactNumber) return null;
	return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

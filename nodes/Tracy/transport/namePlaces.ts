import { ExactNumber } from '../contract/json/ExactNumber';
import { parseAnswer } from '../contract/json/parseJson';
import { valueColumns } from '../contract/Wire';
import type { Failure } from '../outcome/Outcome';
import { showValue } from '../outcome/showValue';
import { z } from 'zod/v4';

/** A place in the datums of a body, in the notations of JSON Pointer, JSONPath and code. */
const PLACE =
	/(?:\$\.?|#?\/)?(?:\b\w+[./]){0,3}(?:\[["'])?(?<!\w)datums(?:["']\])?\.?(?:\[(\d{1,6})\]|[./](\d{1,6})\b)(?:[./]\w+|\[["']?\w+["']?\])*/gi;

const reference = z.object({ id: z.union([z.number(), z.instanceof(ExactNumber)]) });
const sentDatum = z.looseObject({ property: reference });
const sentBody = z.object({ datums: z.array(z.unknown()) }).catch({ datums: [] });

/**
 * A refusal in whose sentence each place in the body is named by the property and the value that
 * stand there, since nobody sees the body. Its reason stays as Tracy gave it.
 *
 * @param body the JSON text that was sent
 */
export function namePlaces(failure: Failure, body: string): Failure {
	const { datums } = sentBody.parse(parseAnswer(body));
	let { property } = failure;
	const error = failure.error.replace(PLACE, (place, bracketed?: string, plain?: string) => {
		const datum = sentDatum.safeParse(datums[Number(bracketed ?? plain)]).data;
		if (!datum) return place;
		const id = shown(datum.property.id);
		property ??= id;
		const value = valueColumns.map((name) => datum[name]).find((one) => (one ?? null) !== null);
		const sent = reference.safeParse(value).data?.id ?? value ?? null;
		return `property ${id} with the value ${shown(sent)}`;
	});
	return { ...failure, error, property };
}

function shown(value: unknown): string {
	return value instanceof ExactNumber ? value.text : showValue(value);
}

import { z } from 'zod/v4';
import { type Answer, jsonIn, listIn } from './Answer.mts';

const flag = z.boolean().catch(false);
const identified = z.object({ id: z.int32() });

const propertySchema = z.object({
	id: z.int32(),
	isRequired: flag,
	propertyType: z
		.object({ id: z.string().nullish(), isAutomatic: flag, isPlural: flag })
		.nullish()
		.catch(null),
	options: z.array(identified).nullish().catch(null),
});

/** A dataset as far as the checks look at it: what is missing or of another form is null. */
export const SeenDataset = z.object({
	id: z.int32(),
	states: z.array(z.unknown()).nullish().catch(null),
	properties: z.array(propertySchema).nullish().catch(null),
});
export type SeenDataset = z.infer<typeof SeenDataset>;
export type SeenProperty = z.infer<typeof propertySchema>;

/**
 * The datasets of a list, also where it is wrapped in an object, so that the checks that need
 * datasets can be made all the same.
 *
 * @returns null when the answer holds no list of datasets
 */
export function listedDatasets(answer: Answer): SeenDataset[] | null {
	const { success, data } = SeenDataset.array().safeParse(listIn(jsonIn(answer)));
	return success ? data : null;
}

/** The dataset that an answer holds; null when it holds none with an ID. */
export function seenDatasetIn(answer: Answer): SeenDataset | null {
	return SeenDataset.safeParse(jsonIn(answer)).data ?? null;
}

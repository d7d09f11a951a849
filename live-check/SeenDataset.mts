import { z } from 'zod/v4';

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
	name: z.string().nullish().catch(null),
	states: z.array(z.unknown()).nullish().catch(null),
	properties: z.array(propertySchema).nullish().catch(null),
});
export type SeenDataset = z.infer<typeof SeenDataset>;
export type SeenProperty = z.infer<typeof propertySchema>;

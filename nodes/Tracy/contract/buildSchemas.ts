import { z } from 'zod/v4';
import { ExactNumber } from './ExactNumber';
import { fields } from './fields';
import type { scalars } from './scalars';
import type { Wire } from './Wire';

const MUST_BE_LIST = { error: 'must be a list' };

interface Manner {
	object: (shape: { [field: string]: z.ZodType }) => z.ZodType;
	field: (type: z.ZodType) => z.ZodType;
	scalars: { [Name in keyof typeof scalars]: z.ZodType };
}

/**
 * Builds the zod schema of every entry of `fields`. (zod's own recursive objects lose their
 * types where optional fields refer to each other, as nearly all of these do; hence the table.)
 *
 * @param manner how objects treat unknown keys, what a field may be besides its type, and the
 * schemas of the scalar types
 */
export function buildSchemas<Null>(manner: Manner) {
	const schemas: { [name: string]: z.ZodType } = {};

	const schemaOf = (type: string): z.ZodType => {
		if (type.endsWith('?')) return z.nullable(schemaOf(type.slice(0, -1)));
		if (type.endsWith('[]')) return z.array(schemaOf(type.slice(0, -2)), MUST_BE_LIST);
		const scalar = Object.entries(manner.scalars).find(([name]) => name === type);
		return scalar ? scalar[1] : z.lazy(() => schemas[type] ?? z.never());
	};

	for (const [name, types] of Object.entries(fields)) {
		const shape = Object.entries(types).map(([field, type]) => [
			field,
			manner.field(schemaOf(type)),
		]);
		schemas[name] = z.preprocess(withoutDigits, manner.object(Object.fromEntries(shape)));
	}
	// The loop above made a schema of just this shape for every name in the table.
	return schemas as { [Name in keyof typeof fields]: z.ZodType<Wire<Name, Null>> };
}

/** An exact number is an object to JavaScript, but none of JSON's. */
function withoutDigits(value: unknown): unknown {
	return value instanceof ExactNumber ? Number(value.text) : value;
}

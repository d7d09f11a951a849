import { z } from 'zod/v4';
import { ExactNumber } from './ExactNumber';
import { fields } from './fields';
import { scalars } from './scalars';
import type { Wire } from './Wire';

const MUST_BE_OBJECT = { error: 'must be an object' };
const MUST_BE_LIST = { error: 'must be a list' };

/**
 * The schemas of what we send: an unknown key is refused, a null only allowed where the API says
 * so. (zod's own recursive objects lose their types where optional fields refer to each other, as
 * nearly all of these do; hence the table.)
 */
export const requestSchemas = buildSchemas();

function buildSchemas() {
	const schemas: { [name: string]: z.ZodType } = {};

	const schemaOf = (type: string): z.ZodType => {
		if (type.endsWith('?')) return z.nullable(schemaOf(type.slice(0, -1)));
		if (type.endsWith('[]')) return z.array(schemaOf(type.slice(0, -2)), MUST_BE_LIST);
		const scalar = Object.entries(scalars).find(([name]) => name === type);
		return scalar ? scalar[1] : z.lazy(() => schemas[type] ?? z.never());
	};

	for (const [name, types] of Object.entries(fields)) {
		const shape = Object.entries(types).map(([field, type]) => [field, z.optional(schemaOf(type))]);
		const object = z.strictObject(Object.fromEntries(shape), MUST_BE_OBJECT);
		schemas[name] = z.preprocess(withoutDigits, object);
	}
	// The loop above made a schema of just this shape for every name in the table.
	return schemas as { [Name in keyof typeof fields]: z.ZodType<Wire<Name>> };
}

/** An exact number is an object to JavaScript, but none of JSON's. */
function withoutDigits(value: unknown): unknown {
	return value instanceof ExactNumber ? Number(value.text) : value;
}

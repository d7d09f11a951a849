import fc from 'fast-check';
import { ExactNumber } from '../../../nodes/Tracy/contract/json/ExactNumber';
import { named, type JsonSchema, type JsonSchemas } from './sandboxContract';

const DEEPEST = 4;

const int64 = fc
	.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
	.map((value) =>
		Number.isSafeInteger(Number(value)) ? Number(value) : new ExactNumber(String(value)),
	);

const dateTimeText = fc
	.tuple(
		fc.date({
			min: new Date('0001-01-01T00:00:00Z'),
			max: new Date('9999-12-31T23:59:59Z'),
			noInvalidDate: true,
		}),
		fc.constantFrom('Z', '+00:00', '-11:30', '+14:00'),
		fc.constantFrom('', '.1', '.123456789'),
	)
	.map(([date, zone, fraction]) => `${date.toISOString().slice(0, 19)}${fraction}${zone}`);

/** Values that a schema of the contract allows. */
export function wireValues(
	schemas: JsonSchemas,
	schema: JsonSchema,
	depth = 0,
): fc.Arbitrary<unknown> {
	if (schema.$ref) return wireValues(schemas, named(schemas, schema.$ref), depth + 1);
	const values = plainValues(schemas, schema, depth);
	return schema.nullable ? fc.option(values) : values;
}

function plainValues(
	schemas: JsonSchemas,
	schema: JsonSchema,
	depth: number,
): fc.Arbitrary<unknown> {
	switch (`${schema.type} ${schema.format ?? ''}`) {
		case 'object ': {
			if (depth > DEEPEST) return fc.constant({});
			const fields = Object.entries(schema.properties ?? {});
			// One to three fields at a time: every field turns up, and nothing grows without bounds.
			return fc
				.subarray(fields, { maxLength: Math.min(3, fields.length) })
				.chain((chosen) =>
					fc.record(
						Object.fromEntries(
							chosen.map(([name, field]) => [name, wireValues(schemas, field, depth)]),
						),
					),
				);
		}
		case 'array ':
			return fc.array(wireValues(schemas, schema.items ?? {}, depth), { maxLength: 2 });
		case 'boolean ':
			return fc.boolean();
		case 'integer int32':
			return fc.integer();
		case 'integer int64':
			return int64;
		case 'number double':
			return fc.oneof(
				fc.double({ noNaN: true, noDefaultInfinity: true }),
				fc.constantFrom(new ExactNumber('1.10'), new ExactNumber('1e300')),
			);
		case 'string date-time':
			return dateTimeText;
		case 'string uuid':
			return fc.uuid();
		default:
			return fc.string();
	}
}

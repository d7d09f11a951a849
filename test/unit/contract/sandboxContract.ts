import contract from '../../../tools/sandbox/rules/contract.json';
import { ExactNumber } from '../../../nodes/Tracy/contract/json/ExactNumber';

/** JSON Schema as far as the sandbox's contract uses it. */
export interface JsonSchema {
	$ref?: string;
	type?: string;
	format?: string;
	nullable?: boolean;
	items?: JsonSchema;
	properties?: { [field: string]: JsonSchema };
	additionalProperties?: boolean;
}

export interface JsonSchemas {
	[name: string]: JsonSchema;
}

/** The sandbox's contract, which was written without a look at the node's. */
export const sandboxContract: JsonSchemas = contract.schemas;

const KEYWORDS = new Set(['$ref', 'type', 'format', 'nullable', 'items']);
const SCALARS: { [typeAndFormat: string]: string } = {
	'boolean ': 'boolean',
	'integer int32': 'int32',
	'integer int64': 'int64',
	'number double': 'double',
	'string ': 'string',
	'string date-time': 'dateTime',
	'string uuid': 'uuid',
};

/** A field of the contract in the words of the node's own table. */
function describeField(schema: JsonSchema): string {
	const unknown = Object.keys(schema).filter((keyword) => !KEYWORDS.has(keyword));
	if (unknown.length > 0) throw new TypeError(`the contract uses ${unknown.join(', ')}`);
	if (schema.$ref) return schema.$ref.replace('#/schemas/', '');
	const nullable = schema.nullable ? '?' : '';
	if (schema.items) return `${describeField(schema.items)}[]${nullable}`;
	const scalar = SCALARS[`${schema.type} ${schema.format ?? ''}`];
	if (!scalar) throw new TypeError(`the contract has a field of type ${schema.type}`);
	return `${scalar}${nullable}`;
}

/** The whole contract in the words of the node's own table. */
export function describeContract(schemas: JsonSchemas): { [name: string]: object } {
	return mapValues(schemas, (schema) => mapValues(schema.properties ?? {}, describeField));
}

/** Whether a schema of the contract allows a value. */
export function allows(schemas: JsonSchemas, schema: JsonSchema, value: unknown): boolean {
	if (schema.$ref) return allows(schemas, named(schemas, schema.$ref), value);
	if (value === null) return schema.nullable === true;
	switch (schema.type) {
		case 'object':
			return isObject(value) && allowsMembers(schemas, schema, value);
		case 'array':
			return (
				Array.isArray(value) && value.every((item) => allows(schemas, schema.items ?? {}, item))
			);
		case 'boolean':
			return typeof value === 'boolean';
		case 'integer':
			return allowsInteger(schema.format === 'int32' ? 32 : 64, value);
		case 'number':
			return Number.isFinite(value instanceof ExactNumber ? Number(value.text) : value);
		case 'string':
			return typeof value === 'string' && allowsText(schema.format, value);
		default:
			return false;
	}
}

export function named(schemas: JsonSchemas, ref: string): JsonSchema {
	return schemas[ref.replace('#/schemas/', '')] ?? {};
}

function allowsMembers(schemas: JsonSchemas, schema: JsonSchema, value: object): boolean {
	return Object.entries(value).every(([key, member]) => {
		const field = Object.entries(schema.properties ?? {}).find(([name]) => name === key)?.[1];
		return field ? allows(schemas, field, member) : schema.additionalProperties !== false;
	});
}

function allowsInteger(bits: number, value: unknown): boolean {
	const isNumber = value instanceof ExactNumber || Number.isSafeInteger(value);
	if (!isNumber) return false;
	const digits = value instanceof ExactNumber ? value.text : String(value);
	return /^-?\d+$/.test(digits) && BigInt.asIntN(bits, BigInt(digits)) === BigInt(digits);
}

function allowsText(format: string | undefined, text: string): boolean {
	if (format === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
	if (format !== 'date-time') return true;
	const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-](\d\d):(\d\d))$/.exec(
		text,
	);
	if (!match) return false;
	const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
	const [offsetHour, offsetMinute] = match.slice(9, 11).map((digits) => Number(digits ?? 0));
	const midnight = new Date(`${match[1]}-${match[2]}-01T00:00:00Z`);
	const lastDay = new Date(midnight.getTime());
	lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
	return (
		(year ?? 0) > 0 &&
		!Number.isNaN(midnight.getTime()) &&
		(month ?? 0) > 0 &&
		(day ?? 0) > 0 &&
		(day ?? 0) <= lastDay.getUTCDate() &&
		(hour ?? 24) < 24 &&
		(minute ?? 60) < 60 &&
		(second ?? 60) < 60 &&
		(offsetHour ?? 24) < 24 &&
		(offsetMinute ?? 60) < 60
	);
}

function isObject(value: unknown): value is object {
	const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isPlain && !(value instanceof ExactNumber);
}

function mapValues<Value, Result>(
	object: { [key: string]: Value },
	map: (value: Value) => Result,
): { [key: string]: Result } {
	return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}

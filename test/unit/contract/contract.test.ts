import fc from 'fast-check';
import type { z } from 'zod/v4';
import { ExactNumber } from '../../../nodes/Tracy/contract/json/ExactNumber';
import { fields } from '../../../nodes/Tracy/contract/fields';
import { isAnswer, requestSchemas } from '../../../nodes/Tracy/contract/Wire';
import { parseJson } from '../../../nodes/Tracy/contract/json/parseJson';
import {
	allows,
	describeContract,
	sandboxContract,
	type JsonSchema,
	type JsonSchemas,
} from './sandboxContract';
import { wireValues } from './wireValues';

const requests: { [name: string]: z.ZodType } = requestSchemas;
const names = Object.keys(fields).filter((name): name is keyof typeof fields => name in fields);
/** What Tracy may answer: any field may be null, texts have any form, and unknown keys pass. */
const answerContract = Object.fromEntries(
	Object.entries(sandboxContract).map(([name, { type, properties = {} }]) => [
		name,
		{ type, properties: Object.fromEntries(Object.entries(properties).map(asAnswered)) },
	]),
);
const everyField = Object.entries(sandboxContract).flatMap(([name, schema]) =>
	Object.entries(schema.properties ?? {}).map(([field, type]) => ({ name, field, type })),
);

/** Everything that some field may hold, and everything that none may. */
const anyValue = fc.oneof(
	...everyField.map(({ type }) => wireValues(sandboxContract, type, 3)),
	fc.constantFrom<unknown>(
		...[1.5, 2147483648, -2147483649, 2 ** 53, NaN, Infinity, '', '2024-02-30T00:00:00Z'],
		...['2024-01-01', '2024-01-01T00:00:00', '2024-01-01T24:00:00Z', '2024-01-01T00:00:60Z'],
		...['0000-01-01T00:00:00Z', '2024-01-01T00:00:00+24:00', '2024-01-01T00:00:00+00:60'],
		...['2024-13-01T00:00:00Z', '2024-00-01T00:00:00Z', '2023-02-29T00:00:00Z', 'not-a-uuid'],
		...['12345678-1234-1234-1234-12345678901', null, [], {}, [null], [{}], [[]], { id: null }],
		...[{ unknown: 1 }, [{ unknown: 1 }], { text: '1' }, Symbol('x'), () => 1, 1n, new Date(0)],
		...['1.0', '1e3', '9223372036854775808', '-9223372036854775809', '1e400'].map(
			(digits) => new ExactNumber(digits),
		),
	),
);

describe("the contract of the node and the sandbox's own", () => {
	it('have the same schemas, and each the same fields of the same types', () => {
		expect(fields).toEqual(describeContract(sandboxContract));
	});

	it('are both closed: the sandbox allows no other field in any schema', () => {
		const open = Object.entries(sandboxContract).filter(
			([, { type, additionalProperties }]) => type !== 'object' || additionalProperties !== false,
		);
		expect(open).toEqual([]);
	});

	it('are built into a schema for requests by every name', () => {
		expect(Object.keys(requestSchemas).sort()).toEqual(Object.keys(sandboxContract).sort());
	});

	it.each<[string, (contract: JsonSchemas) => void]>([
		['a schema more', (contract) => void (contract.File = { type: 'object', properties: {} })],
		['a schema less', (contract) => void delete contract.Role],
		['a field more', (contract) => change(contract, 'Datum', 'fileValue', { type: 'string' })],
		['a field less', (contract) => void delete contract.Datum?.properties?.integerValue],
		[
			'another format',
			(contract) => change(contract, 'Datum', 'id', { type: 'integer', format: 'int32' }),
		],
		[
			'no null where there was one',
			(contract) => change(contract, 'Option', 'text', { type: 'string' }),
		],
		[
			'a null where there was none',
			(contract) =>
				change(contract, 'Role', 'id', { ...contract.Role?.properties?.id, nullable: true }),
		],
		[
			'another schema referred to',
			(contract) => change(contract, 'Datum', 'userValue', { $ref: '#/schemas/Option' }),
		],
	])('would be told apart by %s', (_difference, plant) => {
		const contract = structuredClone(sandboxContract);
		plant(contract);
		expect(fields).not.toEqual(describeContract(contract));
	});

	it('would be told apart by a keyword that nobody has looked at yet', () => {
		const contract = structuredClone(sandboxContract);
		change(contract, 'Role', 'name', Object.assign({ type: 'string' }, { maxLength: 5 }));
		expect(() => describeContract(contract)).toThrow('maxLength');
	});
});

describe('the schemas of requests', () => {
	it.each(everyField)('judge $field of a $name as the sandbox does', ({ name, field, type }) => {
		fc.assert(
			fc.property(fc.oneof(anyValue, wireValues(sandboxContract, type)), (value) => {
				const { success, data } = schemaOf(requests, name).safeParse({ [field]: value });
				// Of a whole number that is written as 1.0, the digits are sent.
				const sent: unknown = success ? Reflect.get(Object(data), field) : value;
				expect({ value, success }).toEqual({
					value,
					success: allows(sandboxContract, type, sent),
				});
			}),
			{ numRuns: 60 },
		);
	});

	it('allow whatever the contract allows, and hand it on unchanged', () => {
		fc.assert(
			fc.property(wireValues(sandboxContract, { $ref: '#/schemas/PostRecord' }), (record) => {
				expect(requestSchemas.PostRecord.parse(record)).toEqual(record);
			}),
		);
	});

	it('allow every 64-bit integer that was parsed from JSON', () => {
		const anyInt64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
		const rounded = anyInt64.map((value) => (value / 1000n) * 1000n);
		fc.assert(
			fc.property(fc.oneof(anyInt64, rounded), (value) => {
				const record = parseJson(`{"id":${value}}`);
				expect(requestSchemas.PostRecord.safeParse(record).success).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});

	it('refuse an unknown key at every level, and name the path to it', () => {
		const records = wireValues(sandboxContract, { $ref: '#/schemas/PostRecord' });
		fc.assert(
			fc.property(records, fc.nat(), unknownKeys, (record, place, key) => {
				const paths = pathsOfObjects(record);
				const path = paths[place % paths.length] ?? [];
				const planted = changedAt(record, path, (object) => withMember(object, key, 1));
				const { error } = requestSchemas.PostRecord.safeParse(planted);
				expect(error?.issues).toEqual([
					expect.objectContaining({ code: 'unrecognized_keys', path, keys: [key] }),
				]);
			}),
		);
	});

	it.each([
		...['2024-01-01T24:00:00Z', '2024-01-01T25:00:00Z', '2024-01-01T00:60:00Z'],
		...['2024-01-01T00:00:60Z', '2024-01-01T00:00:00+24:00', '2024-01-01T00:00:00+00:60'],
		...['2023-02-29T00:00:00Z', '2024-13-01T00:00:00Z', '0000-01-01T00:00:00Z'],
		...['2024-01-01', '2024-01-01T00:00Z', '2024-01-01T00:00:00', '2024-01-01 00:00:00Z', ''],
	])('refuse %j for a date-time, as the sandbox does', (text) => {
		expect(requestSchemas.PostRecord.safeParse({ archived: text }).success).toBe(false);
		expect(allows(sandboxContract, { type: 'string', format: 'date-time' }, text)).toBe(false);
	});

	it.each(['id', 'dataset', 'state', 'original'])('refuse null for the %s', (field) => {
		expect(requestSchemas.PostRecord.safeParse({ [field]: null }).success).toBe(false);
	});

	it('refuse a number whose digits are kept where an object should be', () => {
		const { error } = requestSchemas.PostRecord.safeParse({ dataset: new ExactNumber('1.0') });
		expect(error?.issues).toEqual([
			expect.objectContaining({ path: ['dataset'], message: 'must be an object' }),
		]);
	});

	it.each([
		[{ dataset: 5 }, 'must be an object'],
		[{ dataset: { id: '5' } }, 'must be a whole number'],
		[{ dataset: { id: 2147483648 } }, 'is above the range of a 32-bit integer'],
		[{ dataset: { id: -2147483649 } }, 'is below the range of a 32-bit integer'],
		[{ id: 2 ** 53 }, /^has lost digits on its way here/],
		[{ id: '5' }, 'must be a whole number within the range of a 64-bit integer'],
		[{ datums: {} }, 'must be a list'],
		[{ datums: [{ stringValue: 5 }] }, 'must be text'],
		[{ datums: [{ decimalValue: '5' }] }, 'must be a number'],
		[{ dataset: { isDisabled: 'yes' } }, 'must be true or false'],
		[{ archived: 5 }, 'must be a date-time as text'],
		[{ archived: 'soon' }, 'must be a date-time such as 2024-06-12T10:15:00.000Z'],
	])('say what %j should be', (record, message) => {
		const { error } = requestSchemas.PostRecord.safeParse(record);
		expect(error?.issues).toHaveLength(1);
		expect(error?.issues[0]?.message).toMatch(message);
	});
});

describe('isAnswer', () => {
	it.each(everyField)('judges $field of a $name as the contract of answers does', (of) => {
		const { name, field } = of;
		const type = answerContract[name]?.properties[field] ?? {};
		fc.assert(
			fc.property(fc.oneof(anyValue, wireValues(answerContract, type)), (value) => {
				const is = names.filter((known) => known === name && isAnswer(known, { [field]: value }));
				const isAllowed = value === null || allows(answerContract, type, value);
				expect({ value, is }).toEqual({ value, is: isAllowed ? [name] : [] });
			}),
			{ numRuns: 60 },
		);
	});

	it('takes whatever the contract allows, with unknown keys and nulls anywhere', () => {
		const records = wireValues(sandboxContract, { $ref: '#/schemas/Record' });
		fc.assert(
			fc.property(records, fc.nat(), fc.nat(), unknownKeys, (record, place, field, key) => {
				const paths = pathsOfObjects(record);
				const planted = changedAt(record, paths[place % paths.length] ?? [], (object) => {
					const names = Object.keys(object);
					const name = names[field % Math.max(names.length, 1)] ?? key;
					return withMember(withMember(object, name, null), key, 1);
				});
				expect(isAnswer('Record', planted)).toBe(true);
			}),
		);
	});

	it('takes no record in which any value is a list instead', () => {
		const records = wireValues(sandboxContract, { $ref: '#/schemas/Record' });
		fc.assert(
			fc.property(records, fc.nat(), fc.nat(), (record, place, field) => {
				const paths = pathsOfObjects(record);
				const path = paths[place % paths.length] ?? [];
				const planted = changedAt(record, path, (object) => {
					const names = Object.keys(object);
					// What is empty may be of a schema without an `id`, which would be an unknown key.
					fc.pre(names.length > 0 || path.length === 0);
					return withMember(object, names[field % Math.max(names.length, 1)] ?? 'id', [5]);
				});
				expect(isAnswer('Record', planted)).toBe(false);
			}),
		);
	});

	it.each([null, undefined, 5, 'x', true, [], [{}], new ExactNumber('1.0'), Symbol('x')])(
		'takes %p for no record',
		(value) => {
			expect(isAnswer('Record', value)).toBe(false);
		},
	);

	it.each([{ datums: 'x' }, { dataset: [] }, { id: 'x' }, { dataset: { id: 'x' } }])(
		'takes %j for none either',
		(record) => {
			expect(isAnswer('Record', record)).toBe(false);
		},
	);

	it('takes a date-time in any form, as it is only shown', () => {
		expect(isAnswer('Record', { archived: '2024-06-12' })).toBe(true);
	});
});

const unknownKeys = fc.constantFrom('unknown', '__proto__', 'constructor', 'toString', 'Id', '');

function change(contract: JsonSchemas, name: string, field: string, type: JsonSchema): void {
	Object.assign(contract[name]?.properties ?? {}, { [field]: type });
}

function schemaOf(schemas: { [name: string]: z.ZodType }, name: string): z.ZodType {
	const schema = schemas[name];
	if (!schema) throw new TypeError(`there is no schema ${name}`);
	return schema;
}

function asAnswered([field, type]: [string, JsonSchema]): [string, JsonSchema] {
	const isText = type.type === 'string';
	return [field, { ...type, nullable: true, format: isText ? undefined : type.format }];
}

function pathsOfObjects(value: unknown, path: PropertyKey[] = []): PropertyKey[][] {
	if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return [];
	const inside = Array.isArray(value)
		? value.flatMap((item, index) => pathsOfObjects(item, [...path, index]))
		: Object.entries(value).flatMap(([key, member]) => pathsOfObjects(member, [...path, key]));
	return Array.isArray(value) ? inside : [path, ...inside];
}

/** A copy of a value in which the object at a path is another. */
function changedAt(
	value: unknown,
	[key, ...rest]: PropertyKey[],
	change: (object: object) => object,
): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (key === undefined) return change(value);
	if (Array.isArray(value)) {
		return value.map((item, index) => (index === key ? changedAt(item, rest, change) : item));
	}
	return Object.fromEntries(
		Object.entries(value).map(([name, member]) => [
			name,
			name === key ? changedAt(member, rest, change) : member,
		]),
	);
}

function withMember(object: object, key: string, value: unknown): object {
	return Object.fromEntries([...Object.entries(object), [key, value]]);
}

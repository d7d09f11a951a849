import { fields } from './fields';
import { ExactNumber } from './json/ExactNumber';
import { isDouble, isInt64, scalars } from './scalars';
import { z } from 'zod/v4';

type Fields = typeof fields;
type Scalars = typeof scalars;

type Value<Type, Null> = Type extends `${infer Inner}?`
	? Value<Inner, Null> | null
	: Type extends `${infer Item}[]`
		? Array<Value<Item, Null>>
		: Type extends keyof Scalars
			? z.output<Scalars[Type]>
			: Type extends keyof Fields
				? Wire<Type, Null>
				: never;

/**
 * The shape of the named schema, inferred from the table of its fields. With `Null` = null every
 * field may be null besides, as in answers.
 */
export type Wire<Name extends keyof Fields, Null = never> = {
	[Field in keyof Fields[Name]]?: Value<Fields[Name][Field], Null> | Null;
};

/** The columns of a datum that hold a value; each is what `valueType` is called as well. */
export const valueColumns = [
	'stringValue',
	'integerValue',
	'decimalValue',
	'dateTimeValue',
	'optionValue',
	'userValue',
	'recordValue',
] as const satisfies Array<Extract<keyof Fields['Datum'], `${string}Value`>>;

export type ValueColumn = (typeof valueColumns)[number];

/** Says of a value whether it is of one type. */
type Judge = (value: unknown) => boolean;

/** Texts of any form: in an answer they are only shown. */
const isText: Judge = (value) => typeof value === 'string';

const judgesOfScalars: { [Name in keyof typeof scalars]: Judge } = {
	boolean: (value) => typeof value === 'boolean',
	dateTime: isText,
	double: isDouble,
	int32: (value) => typeof value === 'number' && (value | 0) === value,
	int64: isInt64,
	string: isText,
	uuid: isText,
};

/** The judge of each field, by the names of schema and field. */
const judges = new Map(
	Object.entries(fields).map(([name, types]): [string, Map<string, Judge>] => [
		name,
		new Map(Object.entries(types).map(([field, type]) => [field, judgeOf(type)])),
	]),
);

/**
 * Whether a value of JSON is the named schema's as Tracy may answer it, so that an answer is
 * readable wherever it can be: unknown keys pass, any field may be null, and a date-time is any
 * text. (By hand, because zod takes many times as long, and that for every record that is created.)
 */
export function isAnswer<Name extends keyof typeof fields>(
	name: Name,
	json: unknown,
): json is Wire<Name, null> {
	return isObject(name, json);
}

function isObject(name: string, json: unknown): boolean {
	if (!isMembers(json) || Array.isArray(json) || json instanceof ExactNumber) return false;
	const judgesOfFields = judges.get(name);
	return Object.keys(json).every((key) => {
		const value = json[key];
		return value === null || (judgesOfFields?.get(key)?.(value) ?? true);
	});
}

function isMembers(json: unknown): json is { [key: string]: unknown } {
	return typeof json === 'object' && json !== null;
}

/** @param type as `fields` writes it */
function judgeOf(type: string): Judge {
	if (type.endsWith('?')) return judgeOf(type.slice(0, -1));
	if (type.endsWith('[]')) {
		const isElement = judgeOf(type.slice(0, -2));
		return (value) => Array.isArray(value) && value.every(isElement);
	}
	const scalar = Object.entries(judgesOfScalars).find(([name]) => name === type);
	return scalar ? scalar[1] : (value) => isObject(type, value);
}

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
		return scalar ? scalar[1] : (schemas[type] ?? z.never());
	};

	for (const [name, types] of Object.entries(fields)) {
		// Made when it is first needed: few rows need any, and n8n loads the node when it starts.
		schemas[name] = z.lazy(() => {
			const shape = Object.entries(types).map(([field, type]) => [
				field,
				z.optional(schemaOf(type)),
			]);
			const object = z.strictObject(Object.fromEntries(shape), MUST_BE_OBJECT);
			return z.preprocess(withoutDigits, object);
		});
	}
	// The loop above made a schema of just this shape for every name in the table.
	return schemas as { [Name in keyof typeof fields]: z.ZodType<Wire<Name>> };
}

/** An exact number is an object to JavaScript, but none of JSON's. */
function withoutDigits(value: unknown): unknown {
	return value instanceof ExactNumber ? Number(value.text) : value;
}

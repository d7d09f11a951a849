import { ExactNumber } from './ExactNumber';
import { fields } from './fields';
import { isDouble } from './isDouble';
import { isInt64 } from './isInt64';
import type { scalars } from './scalars';
import type { Wire } from './Wire';

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

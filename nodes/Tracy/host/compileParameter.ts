import type { Mistake } from '../outcome/Result';
import type { RowExpressions } from './expressions/RowExpressions';
import { DateTime, FixedOffsetZone } from 'luxon';

/** Gives a parameter's value for an item. Throws when an expression in it fails on that item. */
export type Reader = (itemIndex: number) => unknown;

/** Part of a parameter, compiled: the same for all items, or read for each. */
type Compiled = { constant: true; value: unknown } | { constant: false; read: Reader };

/** An expression that may ask for the parameters beside its own: `$parameter["&mode"]`. */
const ASKS_FOR_SIBLINGS = /^=[^]*\$(?:raw)?parameter/i;

/**
 * Compiles a parameter as it is stored, so that reading it for an item costs next to nothing
 * where it is constant or a plain field of the item. All else is evaluated by n8n, together with
 * the other expressions of the row where that is safe, to what `getNodeParameter` would give.
 *
 * @param row all parameters that are read for an item are compiled with the same
 * @param name the parameter's name, with dots for what stands inside another
 */
export function compileParameter(row: RowExpressions, name: string, fallback: unknown): Reader {
	const raw: unknown = row.context.getNodeParameter(name, 0, fallback, { rawExpressions: true });
	const compiled = compile(row, name, raw);
	return compiled.constant ? () => compiled.value : compiled.read;
}

function compile(row: RowExpressions, path: string, raw: unknown): Compiled {
	if (typeof raw === 'string' && raw.startsWith('=')) {
		const read = row.reader(raw);
		return { constant: false, read: (itemIndex) => withDatesAsText(read(itemIndex)) };
	}
	if (typeof raw !== 'object' || raw === null) return { constant: true, value: raw };
	if (!Array.isArray(raw) && Object.values(raw).some(asksForSiblings)) {
		// n8n knows the parameters beside an expression only when it reads all of them.
		const read: Reader = (itemIndex) =>
			row.context.getNodeParameter(path, itemIndex, undefined, { skipValidation: true });
		return { constant: false, read: row.apart(read) };
	}

	const members = Object.entries(raw).map(([key, member]): [string, Compiled] => [
		key,
		compile(row, `${path}[${JSON.stringify(key)}]`, member),
	]);
	if (members.every(([, member]) => member.constant)) return { constant: true, value: raw };
	if (!Array.isArray(raw)) return { constant: false, read: objectReader(members) };
	const valueOf = (member: Compiled, itemIndex: number) =>
		member.constant ? member.value : member.read(itemIndex);
	return {
		constant: false,
		read: (itemIndex) => members.map(([, member]) => valueOf(member, itemIndex)),
	};
}

/** Reads an object by copying one that holds its constants, and a place for each other member. */
function objectReader(members: Array<[string, Compiled]>): Reader {
	const constants = members.map(([key, member]): [string, unknown] => [
		key,
		member.constant ? member.value : undefined,
	]);
	const template: { [key: string]: unknown } = Object.fromEntries(constants);
	const readers = members.flatMap(([key, member]) =>
		member.constant ? [] : [{ key, read: member.read }],
	);
	return (itemIndex) => {
		const object = { ...template };
		// Every key has its place by now, so that even __proto__ is a member like any other.
		for (const { key, read } of readers) object[key] = dateAsText(read(itemIndex));
		return object;
	};
}

function asksForSiblings(raw: unknown): boolean {
	return typeof raw === 'string' && ASKS_FOR_SIBLINGS.test(raw);
}

/**
 * n8n hands out a DateTime as its text wherever it is a property of an object, but not in a list
 * or alone. What holds none stays what it is; what holds one is copied, since it may be the
 * item's own.
 */
function withDatesAsText(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (DateTime.isDateTime(value)) return withMethods(value);
	if (Array.isArray(value)) {
		const list = value.map(withDatesAsText);
		return list.every((element, index) => Object.is(element, value[index])) ? value : list;
	}
	const before: Array<[string, unknown]> = Object.entries(value);
	const after = before.map(([key, member]) => [key, dateAsText(withDatesAsText(member))]);
	if (after.every(([, member], index) => Object.is(member, before[index]?.[1]))) return value;
	const copy: unknown = Object.setPrototypeOf(
		{ ...value, ...Object.fromEntries(after) },
		Object.getPrototypeOf(value),
	);
	return copy;
}

function dateAsText(value: unknown): unknown {
	return DateTime.isDateTime(value) ? withMethods(value).toString() : value;
}

/** What is wrong with an item on which an expression threw this. */
export function expressionMistake(error: unknown): Mistake {
	const message = error instanceof Error ? error.message : String(error);
	return {
		reason: `An expression can't be evaluated for this item: ${message}`,
		property: null,
		next: 'Open the node, choose this item in its input, and look at the fields marked red.',
	};
}

/** n8n's isolates hand out a DateTime of an item as its fields alone: `ts`, and `o`, its offset in minutes. */
function withMethods(date: DateTime): DateTime {
	if (typeof date.toISO === 'function') return date;
	const [millis, offset] = ['ts', 'o'].map((field): unknown => Reflect.get(date, field));
	return typeof millis === 'number' && typeof offset === 'number'
		? DateTime.fromMillis(millis, { zone: FixedOffsetZone.instance(offset) })
		: DateTime.invalid('none');
}

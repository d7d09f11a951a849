import type { Mistake } from '../outcome/Result';
import { plainField, isJsonData } from './plainField';
import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Gives a parameter's value for an item. Throws when an expression in it fails on that item. */
export type Reader = (itemIndex: number) => unknown;

/** Part of a parameter, compiled: the same for all items, or read for each. */
type Compiled = { constant: true; value: unknown } | { constant: false; read: Reader };

/** An expression that may ask for the parameters beside its own: `$parameter["&mode"]`. */
const ASKS_FOR_SIBLINGS = /^=[^]*\$(?:raw)?parameter/i;

/**
 * Compiles a parameter as it is stored, so that reading it for an item costs next to nothing
 * where it is constant or a plain field of the item. All else is evaluated by n8n, an expression
 * at a time, to what `getNodeParameter` would give. (n8n spends 0.4 ms on each expression.)
 *
 * @param name the parameter's name, with dots for what stands inside another
 */
export function compileParameter(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	name: string,
	fallback: unknown,
): Reader {
	const raw: unknown = context.getNodeParameter(name, 0, fallback, { rawExpressions: true });
	const compiled = compile(context, items, name, raw);
	return compiled.constant ? () => compiled.value : compiled.read;
}

function compile(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	path: string,
	raw: unknown,
): Compiled {
	if (typeof raw === 'string' && raw.startsWith('=')) {
		return { constant: false, read: expressionReader(context, items, raw) };
	}
	if (typeof raw !== 'object' || raw === null) return { constant: true, value: raw };

	const members = Object.entries(raw).map(([key, member]): [string, Compiled] => [
		key,
		compile(context, items, `${path}[${JSON.stringify(key)}]`, member),
	]);
	if (members.every(([, member]) => member.constant)) return { constant: true, value: raw };
	const valueOf = (member: Compiled, itemIndex: number) =>
		member.constant ? member.value : member.read(itemIndex);
	if (Array.isArray(raw)) {
		return {
			constant: false,
			read: (itemIndex) => members.map(([, member]) => valueOf(member, itemIndex)),
		};
	}
	if (Object.values(raw).some(asksForSiblings)) {
		// n8n knows the parameters beside an expression only when it reads all of them.
		return {
			constant: false,
			read: (itemIndex) =>
				context.getNodeParameter(path, itemIndex, undefined, { skipValidation: true }),
		};
	}
	return { constant: false, read: objectReader(members) };
}

/** Reads an object by copying one that holds its constants, and a place for each other member. */
function objectReader(members: Array<[string, Compiled]>): Reader {
	const constants = members.map(([key, member]): [string, unknown] => [
		key,
		member.constant ? dateAsText(member.value) : undefined,
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

function expressionReader(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	expression: string,
): Reader {
	const evaluate: Reader = (itemIndex) => {
		const value: unknown = context.evaluateExpression(expression.slice(1), itemIndex);
		return withDatesAsText(value);
	};
	const field = plainField(expression);
	if (field === undefined) return evaluate;
	return (itemIndex) => {
		const json = items[itemIndex]?.json;
		if (!json || !(field in json)) return undefined;
		const value = json[field];
		return Object.hasOwn(json, field) && isJsonData(value) ? value : evaluate(itemIndex);
	};
}

/**
 * n8n hands out a DateTime as its text wherever it is a property of an object, but not in a list
 * or alone. What holds none stays what it is; what holds one is copied, since it may be the
 * item's own.
 */
function withDatesAsText(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || DateTime.isDateTime(value)) return value;
	if (Array.isArray(value)) {
		const list = value.map(withDatesAsText);
		return list.every((element, index) => element === value[index]) ? value : list;
	}
	const before: Array<[string, unknown]> = Object.entries(value);
	const after = before.map(([key, member]) => [key, dateAsText(withDatesAsText(member))]);
	if (after.every(([, member], index) => member === before[index]?.[1])) return value;
	const copy: unknown = Object.setPrototypeOf(
		{ ...value, ...Object.fromEntries(after) },
		Object.getPrototypeOf(value),
	);
	return copy;
}

function dateAsText(value: unknown): unknown {
	return DateTime.isDateTime(value) ? value.toString() : value;
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

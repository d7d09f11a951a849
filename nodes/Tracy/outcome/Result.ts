import { showValue } from './showValue';
import { withoutBlanks } from './withoutBlanks';

/** A value, or what is wrong: a whole sentence unless said otherwise. */
export type Result<Value, Wrong = Mistake> =
	| { ok: true; value: Value }
	| { ok: false; mistake: Wrong };

/** What is wrong with an item: a whole sentence, the property that it is about, and what to do. */
export interface Mistake {
	reason: string;
	/** The ID of the property, where it is about one. */
	property: string | null;
	next: string;
	instead?: string;
}

/**
 * What is wrong with a value: `flaw` completes a sentence that begins with the value ("is not a
 * whole number"), `next` is a sentence that says what to do. Where that is an expression, `instead`
 * says what to pass, for an agent: it chose the value, and can't change the node.
 */
export interface Flaw {
	flaw: string;
	next: string;
	instead?: string;
}

/** What became of a value that should take on a type of Tracy's. */
export type Conversion<Value> = Result<Value, Flaw>;

export function ok<Value>(value: Value): { ok: true; value: Value } {
	return { ok: true, value };
}

/**
 * A value that can't be taken.
 *
 * @param flaw completes a sentence that begins with the value: "is not a whole number"
 * @param next a sentence that says what to do
 * @param instead a sentence that says what to pass, where `next` is about an expression
 */
export function flawed(flaw: string, next: string, instead?: string): { ok: false; mistake: Flaw } {
	return { ok: false, mistake: { flaw, next, instead } };
}

/** An item that can't be sent. `property` is the ID of the property that the mistake is about. */
export function mistaken(
	reason: string,
	next: string,
	property: string | null = null,
): { ok: false; mistake: Mistake } {
	return { ok: false, mistake: { reason, property, next } };
}

/**
 * An item that can't be sent because of a value.
 *
 * @param subject what a message calls the value; the flaw completes the sentence
 */
export function mistakenBy(
	{ flaw, next, instead }: Flaw,
	subject: string,
	property: string | null = null,
): { ok: false; mistake: Mistake } {
	return { ok: false, mistake: { reason: `${subject} ${flaw}.`, property, next, instead } };
}

/** Whether it is no value at all, blanks counting for nothing; `0` and `false` are values. */
export function isNothing(value: unknown): boolean {
	return value === undefined || value === null || withoutBlanks(value) === '';
}

/**
 * Reads a value that is needed.
 *
 * @param name what a message calls it, such as "'Record'"
 */
export function readNamed<Value>(
	name: string,
	value: unknown,
	read: (value: unknown) => Conversion<Value>,
): Result<Value> {
	const result = read(value);
	if (result.ok) return result;
	const shown = isNothing(value) ? '' : ` ${showValue(value)}`;
	return mistakenBy(result.mistake, `${name}${shown}`);
}

/**
 * Reads a value that may be left out.
 *
 * @param name what a message calls it, such as "'Archived'"
 * @returns undefined where it is left out
 */
export function readOptional<Value>(
	name: string,
	value: unknown,
	read: (value: unknown) => Conversion<Value>,
): Result<Value | undefined> {
	return isNothing(value) ? ok(undefined) : readNamed(name, value, read);
}

/**
 * What became of a value that should take on a type of Tracy's: the value, or why it can't.
 * `reason` completes a sentence that begins with the value ("is not a whole number"), `next` is
 * a sentence that says what to do.
 */
export type Conversion<Value> =
	| { ok: true; value: Value }
	| { ok: false; reason: string; next: string };

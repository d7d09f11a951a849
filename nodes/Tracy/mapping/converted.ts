import type { Conversion } from './Conversion';

/** A value that could be converted. */
export function converted<Value>(value: Value): Conversion<Value> {
	return { ok: true, value };
}

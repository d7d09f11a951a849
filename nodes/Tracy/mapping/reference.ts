import type { Conversion } from './Conversion';
import { converted } from './converted';

/** Wraps an ID as Tracy refers to things: an object with `id` (assumption A1). */
export function reference<Id>(id: Conversion<Id>): Conversion<{ id: Id }> {
	return id.ok ? converted({ id: id.value }) : id;
}

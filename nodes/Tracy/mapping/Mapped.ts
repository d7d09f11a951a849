import type { Wire } from '../contract/Wire';
import type { Mistake } from './Mistake';

/**
 * What a draft comes to: a body that Tracy's contract allows, or the mistake in the draft.
 * `leftOut` names the fields of the item that match no property.
 */
export type Mapped =
	| { ok: true; body: Wire<'PostRecord'>; leftOut?: string[] }
	| { ok: false; mistake: Mistake };

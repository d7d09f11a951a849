import type { Wire } from '../contract/Wire';
import type { Mistake } from './Mistake';

/** What a draft comes to: a body that Tracy's contract allows, or the mistake in the draft. */
export type Mapped = { ok: true; body: Wire<'PostRecord'> } | { ok: false; mistake: Mistake };

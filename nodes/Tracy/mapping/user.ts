import { identifier } from './identifier';
import { reference } from './reference';
import type { ValueKind } from './ValueKind';

/** User: the user's ID. */
export const user: ValueKind<'userValue'> = (value) => reference(identifier(value));

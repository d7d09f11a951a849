import { identifier } from './identifier';
import { reference } from './reference';
import type { ValueKind } from './ValueKind';

/** Option: its ID. */
export const option: ValueKind<'optionValue'> = (value) => reference(identifier(value));

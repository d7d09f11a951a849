import { longIdentifier } from './longIdentifier';
import { reference } from './reference';
import type { ValueKind } from './ValueKind';

/** Record: the ID of the record to link, exactly. */
export const record: ValueKind<'recordValue'> = (value) => reference(longIdentifier(value));

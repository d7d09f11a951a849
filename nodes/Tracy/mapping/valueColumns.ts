import type { ValueColumn } from './ValueKind';
import { valueKinds } from './valueKinds';

/** The names of the seven columns of a datum that hold a value. */
export const valueColumns = Object.keys(valueKinds) as ValueColumn[];

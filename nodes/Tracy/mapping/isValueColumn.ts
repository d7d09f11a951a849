import type { ValueColumn } from './ValueKind';
import { valueKinds } from './valueKinds';

/** Whether it names one of the seven columns of a datum that hold a value. */
export function isValueColumn(name: unknown): name is ValueColumn {
	return typeof name === 'string' && Object.hasOwn(valueKinds, name);
}

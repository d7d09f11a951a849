import type { StoredRecord } from '../../tools/n8n/Sandbox.mts';

/** The value that a datum holds; of what it refers to, the ID. */
export function valueIn(datum: StoredRecord['datums'][number]): unknown {
	const [, value] =
		Object.entries(datum).find(([name]) => name !== 'id' && name !== 'property') ?? [];
	const isReference = typeof value === 'object' && value !== null && 'id' in value;
	return isReference ? value.id : value;
}

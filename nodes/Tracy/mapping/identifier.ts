import type { Conversion } from './Conversion';
import { converted } from './converted';
import { longIdentifier } from './longIdentifier';
import { refused } from './refused';

const MAXIMUM_INT32 = 2147483647;

/** Reads a 32-bit ID, as all but records and datums have: a number, a BigInt or digits. */
export function identifier(value: unknown): Conversion<number> {
	const id = longIdentifier(value);
	if (!id.ok) return id;
	return typeof id.value === 'number' && id.value <= MAXIMUM_INT32
		? converted(id.value)
		: refused(
				'is too large for an ID',
				`Only records have IDs beyond ${MAXIMUM_INT32}: look the ID up in Tracy.`,
			);
}

import { Refusal } from './Refusal.mts';

/**
 * Reads an ID from a path, or from wherever `place` says.
 *
 * @throws Refusal with 400 when it is not an integer of so many bits
 */
export function toId(text: string, bits: 32 | 64, place = 'id'): bigint {
	const id = /^-?\d{1,19}$/.test(text) ? BigInt(text) : null;
	if (id !== null && BigInt.asIntN(bits, id) === id) return id;
	throw Refusal.forMistakes([{ path: place, message: `The ID must be an integer (int${bits}).` }]);
}

/** Reads the first record ID, a positive int64, from what was typed or sent; null when it isn't one. */
export function readFirstRecordId(value: number | string): bigint | null {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
	if (!/^\d{1,19}$/.test(String(value))) return null;
	const id = BigInt(value);
	return id > 0n && BigInt.asIntN(64, id) === id ? id : null;
}

import fc from 'fast-check';

/** One character of ASCII, or of any other but the halves of surrogate pairs. */
const anyCharacter = fc
	.oneof(
		fc.integer({ min: 0, max: 0x7f }),
		fc.integer({ min: 0x80, max: 0xd7ff }),
		fc.integer({ min: 0xe000, max: 0x10ffff }),
	)
	.map((code) => String.fromCodePoint(code));

/**
 * Any text at all. fast-check's unit "binary" means the same, but takes most of a second to begin,
 * in each file that has it.
 */
export function anyText(
	lengths: { minLength?: number; maxLength?: number } = {},
): fc.Arbitrary<string> {
	return fc.string({ ...lengths, unit: anyCharacter });
}

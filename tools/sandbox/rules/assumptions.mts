/**
 * What the sandbox refuses although Tracy documents no such rule. The numbers are those of
 * `docs/assumptions.md`; each of these checks can be switched off. A1 is checked as well, but never
 * switched off, since nobody can say what a reference without an ID would point at.
 */
export const assumptions = {
	A2: 'a datum carries exactly one value column',
	A3: "the value column matches the property's type",
	A4: 'a property marked as required has a value when a record is created',
	A7: 'dataset is given unless original is',
	A8: 'an automatic property is not written',
} as const;

export type Assumption = keyof typeof assumptions;

export function isAssumption(text: string): text is Assumption {
	return Object.hasOwn(assumptions, text);
}

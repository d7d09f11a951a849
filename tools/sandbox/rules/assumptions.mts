/**
 * What the sandbox refuses although Tracy documents no such rule. The numbers are those of
 * `docs/assumptions.md`; each of these checks can be switched off.
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

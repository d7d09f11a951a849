const LONGEST = 40;

/** The ID of a property type as evidence shows it. */
export function showType(id: string): string {
	// Half of a long text might be half of a secret.
	return id.length > LONGEST ? `one of ${id.length} characters` : JSON.stringify(id);
}

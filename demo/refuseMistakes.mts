const shown = 3;

/**
 * Refuses if there is any mistake, with the first few of them.
 * @param what begins the sentence: “The import”
 */
export function refuseMistakes(what: string, mistakes: string[]): void {
	if (mistakes.length === 0) return;
	const examples = mistakes.slice(0, shown).join('; ');
	throw new Error(`${what} is not as it should be, in ${mistakes.length} places: ${examples}.`);
}

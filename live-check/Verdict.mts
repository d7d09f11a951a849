/** What was found out about one assumption. */
export interface Verdict {
	readonly verdict: 'confirmed' | 'refuted' | 'not testable with this key';
	/** What was seen, or why nothing could be: no name, no value and no secret of the workspace. */
	readonly evidence: string;
}

/** What a failure says about itself. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

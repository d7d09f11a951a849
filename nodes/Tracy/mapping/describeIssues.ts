import type { z } from 'zod/v4';
import { describePath } from './describePath';

const SHOWN_ISSUES = 3;

/**
 * What Tracy's contract does not allow in a JSON parameter, as the end of a sentence.
 *
 * @param placeOf the line of a path, or nothing
 */
export function describeIssues(
	issues: z.core.$ZodIssue[],
	placeOf: (path: PropertyKey[]) => string,
): string {
	const described = issues.flatMap(
		(issue): Array<[path: PropertyKey[], message: string]> =>
			issue.code === 'unrecognized_keys'
				? issue.keys.map((key) => [[...issue.path, key], "is not a field of Tracy's Create Record"])
				: [[issue.path, issue.message]],
	);
	const shown = described
		.slice(0, SHOWN_ISSUES)
		.map(([path, message]) => `${describePath(path)}${placeOf(path)} ${message}`);
	const more = described.length - SHOWN_ISSUES;
	return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

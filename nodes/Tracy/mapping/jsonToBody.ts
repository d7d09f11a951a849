import type { z } from 'zod/v4';
import { ExactNumber } from '../contract/ExactNumber';
import { requestSchemas } from '../contract/requestSchemas';
import type { Wire } from '../contract/Wire';
import { describePath } from './describePath';
import type { Mapped } from './Mapped';
import { mistaken } from './mistaken';
import { readJson } from './readJson';
import { valueColumns } from './valueColumns';

const NEXT =
	"'Body' takes the fields of Tracy's Create Record: see 'Create Record with JSON' in the README.";
const NEXT_FOR_TEXT =
	'Correct it there. Keys and texts stand in double quotes, and a comma only between two elements.';
const SHOWN_ISSUES = 3;

/**
 * The body of an item that gives it as JSON: an array is taken as the datums, an object as the
 * whole body. What Tracy's contract does not allow is refused with its path.
 */
export function jsonToBody(parameter: unknown): Mapped {
	if (parameter === undefined || parameter === null || parameter === '') {
		return mistaken("'Body' is empty.", NEXT);
	}
	const json = readJson(parameter);
	if (!json.ok) {
		return mistaken(
			`'Body' is not JSON: ${json.reason}.`,
			typeof parameter === 'string' ? NEXT_FOR_TEXT : 'Let the expression yield plain JSON data.',
		);
	}
	if (typeof json.value !== 'object' || json.value === null || json.value instanceof ExactNumber) {
		return mistaken("'Body' is neither an object nor a list of datums.", NEXT);
	}
	const isList = Array.isArray(json.value);
	const placeOf = (path: PropertyKey[]) => json.place(isList ? path.slice(1) : path);

	const parsed = requestSchemas.PostRecord.safeParse(isList ? { datums: json.value } : json.value);
	if (!parsed.success) {
		return mistaken(`'Body' ${describeIssues(parsed.error.issues, placeOf)}.`, NEXT);
	}
	for (const [index, datum] of (parsed.data.datums ?? []).entries()) {
		const fault = columnFault(datum);
		if (fault) {
			const path = ['datums', index];
			return mistaken(
				`'Body' ${describePath(path)}${placeOf(path)} ${fault}.`,
				`A datum has one of ${valueColumns.join(', ')}.`,
				datum.property?.id === undefined ? null : String(datum.property.id),
			);
		}
	}
	return { ok: true, body: parsed.data };
}

function describeIssues(
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

/** A datum carries one value: in one column, if only a null (assumption A2). */
function columnFault(datum: Wire<'Datum'>): string | undefined {
	const columns = valueColumns.filter((column) => datum[column] !== undefined);
	const filled = columns.filter((column) => datum[column] !== null);
	if (columns.length === 0) return 'has no value';
	return filled.length > 1 ? `has more than one value: ${filled.join(', ')}` : undefined;
}

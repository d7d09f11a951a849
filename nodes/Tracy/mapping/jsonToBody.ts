import { ExactNumber } from '../contract/json/ExactNumber';
import { requestSchemas, valueColumns } from '../contract/Wire';
import type { Wire } from '../contract/Wire';
import { describeIssues, describePath, readJson } from './readJson';
import type { Mapped } from './Draft';
import { isNothing, mistaken, mistakenBy, ok } from '../outcome/Result';

const NEXT =
	"'Body' takes the fields of Tracy's Create Record: see 'Create Record with JSON' in the docs.";
const INSTEAD = `Pass a list of values in JSON, such as [{"property": {"id": 13}, "stringValue": "a"}]. Each has one of ${valueColumns.join(', ')}.`;

function notTaken(flaw: string) {
	return mistakenBy({ flaw, next: NEXT, instead: INSTEAD }, "'Body'");
}

/**
 * The body of an item that gives it as JSON: an array is taken as the datums, an object as the
 * whole body. What Tracy's contract does not allow is refused with its path.
 */
export function jsonToBody(parameter: unknown): Mapped {
	if (isNothing(parameter)) return notTaken('is empty');
	const read = readJson(parameter);
	if (!read.ok) return mistakenBy(read.mistake, "'Body'");
	const { json, place } = read.value;
	if (typeof json !== 'object' || json === null || json instanceof ExactNumber) {
		return notTaken('is neither an object nor a list of datums');
	}
	const isList = Array.isArray(json);
	const placeOf = (path: PropertyKey[]) => place(isList ? path.slice(1) : path);

	const parsed = requestSchemas.PostRecord.safeParse(isList ? { datums: json } : json);
	if (!parsed.success) return notTaken(describeIssues(parsed.error.issues, placeOf));
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
	return ok({ body: parsed.data });
}

/** A datum carries one value: in one column, if only a null (assumption A2). */
function columnFault(datum: Wire<'Datum'>): string | undefined {
	const columns = valueColumns.filter((column) => datum[column] !== undefined);
	const filled = columns.filter((column) => datum[column] !== null);
	if (columns.length === 0) return 'has no value';
	return filled.length > 1 ? `has more than one value: ${filled.join(', ')}` : undefined;
}

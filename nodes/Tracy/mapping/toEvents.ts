import { z } from 'zod/v4';
import { requestSchemas } from '../contract/requestSchemas';
import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { describeIssues } from './describeIssues';
import { isNothing } from './isNothing';
import { notJson } from './notJson';
import { readJson } from './readJson';
import { refused } from './refused';

const NEXT = "'Events' takes a list of events with the fields of Tracy's Create Record.";

const events = z.array(requestSchemas.Event);

/**
 * The events of a record, given as JSON.
 *
 * @returns undefined where none are given; what is wrong with them as a whole sentence
 */
export function toEvents(parameter: unknown): Conversion<Wire<'PostRecord'>['events']> {
	if (isNothing(parameter)) return converted(undefined);
	const json = readJson(parameter);
	if (!json.ok) {
		const { mistake } = notJson("'Events'", parameter, json.reason);
		return refused(mistake.reason, mistake.next);
	}
	if (json.value === null) return converted(null);
	if (!Array.isArray(json.value)) return refused("'Events' is not a list.", NEXT);
	const parsed = events.safeParse(json.value);
	if (parsed.success) return converted(parsed.data);
	return refused(`'Events' ${describeIssues(parsed.error.issues, json.place)}.`, NEXT);
}

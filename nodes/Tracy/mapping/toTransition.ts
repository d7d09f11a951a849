import type { Wire } from '../contract/Wire';
import type { TransitionDraft } from './AdditionalDraft';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { dateTime } from './dateTime';
import { identifier } from './identifier';
import { readNamed } from './readNamed';
import { readOptional } from './readOptional';
import type { ValueContext } from './ValueKind';

/**
 * One transition of a record.
 *
 * @param place what a message calls it, such as "transition 1"
 * @returns what is wrong with it as a whole sentence
 */
export function toTransition(
	{ oldState, timestamp }: TransitionDraft,
	place: string,
	context: ValueContext,
): Conversion<Wire<'Transition'>> {
	const state = readNamed(`'Old State' of ${place}`, oldState, identifier);
	if (!state.ok) return state;
	const moment = readOptional(`'Timestamp' of ${place}`, timestamp, (value) =>
		dateTime(value, context),
	);
	if (!moment.ok) return moment;
	return converted({
		oldState: { id: state.value },
		...(moment.value !== undefined && { timestamp: moment.value }),
	});
}

import type { Conversion } from './Conversion';
import { converted } from './converted';
import type { Definition } from './Definition';
import { findNamed } from './findNamed';
import { identifier } from './identifier';
import { isName } from './isName';
import { refused } from './refused';

/**
 * Reads the ID of a state, or finds it by its name.
 *
 * @param isStateName whether it is given by its name, even if that consists of digits
 * @param definition the dataset, where it was read
 */
export function stateIdentifier(
	value: unknown,
	isStateName: boolean,
	definition: Definition | null,
): Conversion<number> {
	const name = isStateName && typeof value === 'number' ? String(value) : value;
	if (typeof name !== 'string' || !(isStateName || isName(name))) return identifier(value);
	if (!definition) {
		return refused(
			'is not an ID, and without a dataset a name says nothing',
			"Choose 'Dataset' too, or enter the ID of the state.",
		);
	}
	const sought = { one: 'state', many: 'states', of: definition.shown };
	const state = findNamed(name, definition.states, sought);
	return state.ok ? converted(state.value.id) : state;
}

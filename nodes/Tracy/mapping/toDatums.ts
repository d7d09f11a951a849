import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import { isNothing } from './isNothing';
import type { Mistake } from './Mistake';
import { showValue } from './showValue';

/** The datums of one property, or the mistake in one of its values. */
export type Datums = { ok: true; datums: Array<Wire<'Datum'>> } | { ok: false; mistake: Mistake };

/**
 * The datums that hold a value: one for each element of a list, none for nothing.
 *
 * @param property its ID, and how a message names it
 * @param toDatum makes the datum of one value
 */
export function toDatums(
	property: { id: number; shown: string },
	value: unknown,
	toDatum: (element: unknown) => Conversion<Wire<'Datum'>>,
): Datums {
	const datums: Array<Wire<'Datum'>> = [];
	for (const element of Array.isArray(value) ? value : [value]) {
		if (isNothing(element)) continue;
		const datum = toDatum(element);
		if (!datum.ok) {
			const reason = `The value ${showValue(element)} of ${property.shown} ${datum.reason}.`;
			const mistake = { reason, property: String(property.id), next: datum.next };
			return { ok: false, mistake };
		}
		datums.push(datum.value);
	}
	return { ok: true, datums };
}

import type { Wire } from '../contract/Wire';
import type { DatumDraft } from './Draft';
import { identifier } from './identifier';
import type { Mapped } from './Mapped';
import { showValue } from './showValue';
import { toDatum } from './toDatum';
import type { ValueContext } from './ValueKind';

/**
 * The datums of an item whose values are given property by property. An array makes a datum for
 * each of its elements; null, nothing and empty text make none.
 */
export function fieldsToBody(drafts: DatumDraft[], context: ValueContext): Mapped {
	const datums: Array<Wire<'Datum'>> = [];
	for (const { property, valueType, value } of drafts) {
		const id = identifier(property);
		if (!id.ok) {
			const reason = `'Property' ${showValue(property)} ${id.reason}.`;
			return { ok: false, mistake: { reason, property: null, next: id.next } };
		}
		for (const element of Array.isArray(value) ? value : [value]) {
			if (element === undefined || element === null || element === '') continue;
			const datum = toDatum(id.value, valueType, element, context);
			if (!datum.ok) {
				const reason = `The value ${showValue(element)} of property ${id.value} ${datum.reason}.`;
				return {
					ok: false,
					mistake: { reason, property: String(id.value), next: datum.next },
				};
			}
			datums.push(datum.value);
		}
	}
	return { ok: true, body: { datums } };
}

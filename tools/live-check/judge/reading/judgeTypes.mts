import { columnOfType } from '../../../../nodes/Tracy/mapping/dataset/Definition.ts';
import type { Seen } from '../../ask/look.mts';
import { columnsOfTypes, propertyTypes, showType } from '../evidence/columnsOfTypes.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/**
 * A19: the IDs of property types say what a property holds. Some may say nothing, as those of
 * files, for which there is no column; but what they say has to be right.
 */
export function judgeTypes(seen: Seen): Verdict {
	const types = [...new Set(propertyTypes(seen).values())].sort();
	if (types.length === 0) return notTestable('No property with its type could be read.');
	const known = types.filter((type) => columnOfType(type) !== null);
	const unknown = types.filter((type) => columnOfType(type) === null);
	if (known.length === 0) return refuted(`No type says what it holds: ${listOf(unknown)}.`);

	for (const [type, columns] of columnsOfTypes(seen)) {
		const kind = columnOfType(type);
		if (kind !== null && !columns.has(kind)) {
			return refuted(
				`Values of type ${showType(type)} stand in ${[...columns].join(' and ')}, not in ${kind}.`,
			);
		}
	}
	const pairs = known.map((type) => `${showType(type)} as ${String(columnOfType(type))}`);
	const rest = unknown.length === 0 ? '' : ` Not understood: ${listOf(unknown)}.`;
	return confirmed(`${pairs.join(', ')}.${rest}`);
}

function listOf(types: string[]): string {
	return types.map(showType).join(', ');
}

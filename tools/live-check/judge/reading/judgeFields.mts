import { columnOfType } from '../../../../nodes/Tracy/mapping/dataset/Definition.ts';
import { describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { type SeenDataset, seenDatasetIn } from '../../ask/SeenDataset.mts';
import { confirmed, notTestable, refuted, unreadable, type Verdict } from '../evidence/Verdict.mts';

/** A17: what belongs to a dataset comes when `fields` names it. */
export function judgeFields({ datasets: { bare, whole } }: Seen): Verdict {
	const [first] = whole;
	if (first === undefined || bare === null) return notTestable('No dataset is known to this key.');
	const obstacle = unreadable(bare.answer) ?? unreadable(first.answer);
	if (obstacle !== null) return obstacle;
	if (seenDatasetIn(bare.answer) === null) {
		return notTestable(`No dataset can be asked for: ${describeAnswer(bare.answer)}.`);
	}
	const asked = describeAnswer(first.answer);
	const shown = whole
		.map(({ answer }) => seenDatasetIn(answer))
		.filter((dataset) => dataset !== null);
	if (shown.length === 0) return refuted(`${asked}, no dataset.`);

	const missing = shown.map(missingIn).find((what) => what !== null);
	if (missing !== undefined) return refuted(`${asked} without ${missing}.`);
	const properties = shown.reduce((sum, dataset) => sum + (dataset.properties?.length ?? 0), 0);
	if (properties === 0) return notTestable('This key sees no property of any dataset.');
	const unasked = seenDatasetIn(bare.answer);
	const isUnasked = Boolean(unasked?.states?.length ?? unasked?.properties?.length);
	return confirmed(
		`${asked}. In ${shown.length} datasets, states and ${properties} properties with types and options come when asked for, and ${isUnasked ? 'without being asked for as well' : 'not otherwise'}.`,
	);
}

/** What was asked for and is not there; null when all of it is. */
function missingIn({ states, properties }: SeenDataset): string | null {
	if (!states) return 'its states';
	if (!properties) return 'its properties';
	if (properties.some(({ propertyType }) => typeof propertyType?.id !== 'string')) {
		return 'the types of its properties';
	}
	const isWithoutOptions = properties.some(
		({ propertyType, options }) =>
			columnOfType(propertyType?.id ?? null) === 'optionValue' && !options,
	);
	return isWithoutOptions ? 'the options of its properties' : null;
}

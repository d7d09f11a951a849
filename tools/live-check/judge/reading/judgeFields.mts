import { columnOfType } from '../../../../nodes/Tracy/mapping/dataset/Definition.ts';
import { describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import type { SeenDataset } from '../../ask/SeenDataset.mts';
import { confirmed, notTestable, refuted, unreadable, type Verdict } from '../evidence/Verdict.mts';

/** A17: what belongs to a dataset comes when `fields` names it. */
export function judgeFields({ datasets: { bare, whole } }: Seen): Verdict {
	const [first] = whole;
	if (first === undefined || bare === null) return notTestable('No dataset is known to this key.');
	const obstacle = unreadable(bare.answer) ?? unreadable(first.answer);
	if (obstacle !== null) return obstacle;
	if (bare.dataset === null) {
		return notTestable(`No dataset can be asked for: ${describeAnswer(bare.answer)}.`);
	}
	const asked = describeAnswer(first.answer);
	const shown = whole.map(({ dataset }) => dataset).filter((dataset) => dataset !== null);
	if (shown.length === 0) return refuted(`${asked}, not the dataset of that ID.`);

	const missing = shown.map(missingIn).find((what) => what !== null);
	if (missing !== undefined) return refuted(`${asked} without ${missing}.`);
	const states = shown.flatMap((dataset) => dataset.states ?? []);
	const properties = shown.flatMap((dataset) => dataset.properties ?? []);
	if (states.length === 0) return notTestable('This key sees no state of any dataset.');
	if (properties.length === 0) return notTestable('This key sees no property of any dataset.');
	const withOptions = properties.filter(({ options }) => options?.length).length;
	const options =
		withOptions === 0
			? 'none of them with options, so whether these come is not known'
			: `${withOptions} of them with options`;
	const unasked = [...(bare.dataset.states ?? []), ...(bare.dataset.properties ?? [])];
	const isUnasked =
		unasked.length > 0 ? 'They come without being asked for as well' : 'Otherwise they don’t';
	return confirmed(
		`${asked}. In ${shown.length} datasets, ${states.length} states and ${properties.length} properties with their types come when asked for, ${options}. ${isUnasked}.`,
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

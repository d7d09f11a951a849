import type { Answer } from './Answer.mts';
import { jsonIn } from './jsonIn.mts';
import { listIn } from './listIn.mts';
import { SeenDataset } from './SeenDataset.mts';

/**
 * The datasets of a list, also where it is wrapped in an object, so that the checks that need
 * datasets can be made all the same.
 *
 * @returns null when the answer holds no list of datasets
 */
export function listedDatasets(answer: Answer | null): SeenDataset[] | null {
	const { success, data } = SeenDataset.array().safeParse(listIn(jsonIn(answer)));
	return success ? data : null;
}

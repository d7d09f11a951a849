import type { Answer } from './Answer.mts';
import { jsonIn } from './jsonIn.mts';
import { SeenDataset } from './SeenDataset.mts';

/** The dataset that an answer holds; null when it holds none with an ID. */
export function seenDatasetIn(answer: Answer | null): SeenDataset | null {
	return SeenDataset.safeParse(jsonIn(answer)).data ?? null;
}

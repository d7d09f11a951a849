import { describeAnswer, jsonIn } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { listedDatasets } from '../../ask/SeenDataset.mts';
import { confirmed, notTestable, refuted, unreadable, type Verdict } from '../evidence/Verdict.mts';

/** A16: there is a bare list of datasets, and each can be asked for by itself. */
export function judgeDatasets({ datasets: { list, bare } }: Seen): Verdict {
	const obstacle = unreadable(list);
	if (obstacle !== null) return obstacle;
	const seen = describeAnswer(list);
	const listed = listedDatasets(list);
	if (listed === null) return refuted(`${seen}, no list of datasets.`);
	if (!Array.isArray(jsonIn(list))) {
		return refuted(`${seen} in which a list stands; the node understands that too.`);
	}
	if (listed.length === 0 || bare === null) {
		return notTestable(`${seen}: this key sees no dataset.`);
	}
	const one = describeAnswer(bare.answer);
	if (bare.dataset !== null) return confirmed(`${seen}; ${one}.`);
	return unreadable(bare.answer) ?? refuted(`${seen}, but ${one}, not the dataset of that ID.`);
}

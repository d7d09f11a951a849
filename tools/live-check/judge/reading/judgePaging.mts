import { type Answer, describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { listedDatasets, type SeenDataset } from '../../ask/SeenDataset.mts';
import { confirmed, notTestable, refuted, unreadable, type Verdict } from '../evidence/Verdict.mts';

/** A18: the list of datasets can be had page by page and by part of a name, and tells its total. */
export function judgePaging({
	datasets: { list, all, page, named, namedByNobody },
}: Seen): Verdict {
	const listed = listedDatasets(list) ?? [];
	const [first] = listed;
	if (first === undefined || page === null) {
		return notTestable('No list of datasets could be read.');
	}
	const asked = [all, page, named, namedByNobody].filter((answer) => answer !== null);
	const obstacle = asked.map(unreadable).find((verdict) => verdict !== null);
	if (obstacle) return obstacle;

	const mistakes = [
		...limitMistakes(all, listed.length),
		...pageMistakes(page, first, listed.length),
		...totalMistakes(page, listed.length),
		...nameMistakes(named, first),
		...(namedByNobody && listedDatasets(namedByNobody)?.length !== 0
			? [`a name that nobody has finds some: ${describeAnswer(namedByNobody)}`]
			: []),
	];
	return mistakes.length > 0
		? refuted(`Of ${listed.length} datasets: ${mistakes.join('; ')}.`)
		: confirmed(
				`Of ${listed.length} datasets, offset=1&limit=1 brings ${listed.length > 1 ? 'the second' : 'none'}, name.contains those with the name, and Paging-Total-Count says ${page.kind === 'answered' ? String(page.total) : ''}.`,
			);
}

/** More have to come when more are asked for. */
function limitMistakes(all: Answer | null, count: number): string[] {
	if (all === null || (listedDatasets(all)?.length ?? 0) > count) return [];
	return [`a higher limit does not bring more of them: ${describeAnswer(all)}`];
}

function pageMistakes(page: Answer, first: SeenDataset, count: number): string[] {
	const datasets = listedDatasets(page);
	const isPage =
		datasets !== null &&
		(count === 1 || datasets.length === 1) &&
		datasets.every(({ id }) => id !== first.id);
	return isPage ? [] : [`offset=1&limit=1 does not bring the second: ${describeAnswer(page)}`];
}

function totalMistakes(page: Answer, count: number): string[] {
	if (page.kind === 'silent') return [];
	const { total } = page;
	if (total === null) return ['the header Paging-Total-Count is missing'];
	return /^[0-9]+$/.test(total) && Number(total) >= count
		? []
		: ['the header Paging-Total-Count is not their number'];
}

function nameMistakes(named: Answer | null, first: SeenDataset): string[] {
	if (named === null) return [];
	const datasets = listedDatasets(named) ?? [];
	const text = (first.name ?? '').toLowerCase();
	const isFiltered =
		datasets.some(({ id }) => id === first.id) &&
		datasets.every(({ name }) => (name ?? '').toLowerCase().includes(text));
	return isFiltered ? [] : [`name.contains does not filter by name: ${describeAnswer(named)}`];
}

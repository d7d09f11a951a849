import { type Answer, describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { listedDatasets } from '../../ask/SeenDataset.mts';
import { confirmed, notTestable, refuted, unreadable, type Verdict } from '../evidence/Verdict.mts';

/** A18: the list of datasets can be had page by page, and tells its total. */
export function judgePaging({ datasets: { list, all, page } }: Seen): Verdict {
	const listed = idsIn(list);
	if (listed.length === 0 || page === null) {
		return notTestable('No list of datasets could be read.');
	}
	const obstacle = (all && unreadable(all)) ?? unreadable(page);
	if (obstacle !== null) return obstacle;

	const more = all === null ? [] : idsIn(all);
	const [, second] = more.length > listed.length ? more : listed;
	const mistakes = [
		...(all !== null && more.length <= listed.length
			? [`a higher limit does not bring more of them: ${describeAnswer(all)}`]
			: []),
		...(isPage(page, second)
			? []
			: [`offset=1&limit=1 does not bring the second: ${describeAnswer(page)}`]),
		...totalMistakes(page, Math.max(listed.length, more.length)),
	];
	return mistakes.length > 0
		? refuted(`Of ${listed.length} datasets: ${mistakes.join('; ')}.`)
		: confirmed(
				`Of ${listed.length} datasets, offset=1&limit=1 brings ${second === undefined ? 'none' : 'the second'}, and Paging-Total-Count says ${page.kind === 'answered' ? String(page.total) : ''}.`,
			);
}

function idsIn(answer: Answer): number[] {
	return (listedDatasets(answer) ?? []).map(({ id }) => id);
}

/** @param second the ID of the second dataset; undefined where there is only one */
function isPage(page: Answer, second: number | undefined): boolean {
	const ids = idsIn(page);
	return listedDatasets(page) !== null && ids.length <= 1 && ids[0] === second;
}

function totalMistakes(page: Answer, count: number): string[] {
	if (page.kind === 'silent') return [];
	const { total } = page;
	if (total === null) return ['the header Paging-Total-Count is missing'];
	return /^[0-9]+$/.test(total) && Number(total) >= count
		? []
		: ['the header Paging-Total-Count is not their number'];
}

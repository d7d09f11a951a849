/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the tests are told by their environment which of them are wanted */

/** Whether everything is tested, as `npm run test:all` has it, or what `npm test` has time for. */
const isEverything = process.env.TRACY_TESTS === 'all';

/**
 * Where fast-check begins: the same for each run, so that one that passed passes again; with
 * `TRACY_SEED` that number, or with `random` any.
 */
export const seed =
	process.env.TRACY_SEED === 'random' ? undefined : Number(process.env.TRACY_SEED ?? 1);

/**
 * The one way in which a test is smaller in `npm test` than in `npm run test:all`.
 *
 * @param small for `npm test`, and for a test that is run by itself
 * @param full for `npm run test:all`
 */
export function chosen<Choice>(small: Choice, full: Choice): Choice {
	return isEverything ? full : small;
}

/** Each row of one table with each of the other; in `npm test` only so many that none is left out. */
export function pairsOf<One, Other>(ones: One[], others: Other[]): Array<[One, Other]> {
	const isInDiagonal = (row: number, column: number) =>
		row % others.length === column || column % ones.length === row;
	return ones.flatMap((one, row) =>
		others
			.filter((_, column) => chosen(isInDiagonal(row, column), true))
			.map((other): [One, Other] => [one, other]),
	);
}

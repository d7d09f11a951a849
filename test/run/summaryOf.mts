import { nameOf } from './parts.mts';
import type { Result } from './runPart.mts';

/** What ran and how long it took, a line for each part, and then how it ended. */
export function summaryOf(results: Result[], milliseconds: number): string {
	const rows = results.map(({ part, passed, failed, milliseconds }) => [
		failed > 0 ? '✗' : '✓',
		nameOf(part),
		passed + failed > 1 ? `${passed + failed} tests` : '',
		duration(milliseconds),
	]);
	const total = (of: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[of], 0);
	return [
		...align([...rows, ['', 'all of it', '', duration(milliseconds)]]),
		// As other programs say it, which may be reading.
		`${total('passed')} passed, ${total('failed')} failed`,
	].join('\n');
}

/** Columns of one width each, the last two to the right. */
function align(rows: string[][]): string[] {
	const widthOf = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
	return rows.map(([mark = '', name = '', tests = '', time = '']) =>
		[
			mark.padEnd(widthOf(0)),
			name.padEnd(widthOf(1)),
			tests.padStart(widthOf(2)),
			time.padStart(widthOf(3)),
		].join('  '),
	);
}

function duration(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	const minutes = Math.floor(seconds / 60);
	return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

import type { ImportResult } from './proofs/proveImport.mts';
import type { ExampleResults } from './proveExamples.mts';

/** The results as a few lines for people. */
export function resultTable({
	import: imported,
	columns,
	canvas,
	schedule,
	webhook,
}: ExampleResults): string {
	const answers = Object.values(webhook).map(({ found }) => found.status);
	const countOf = (status: number) => answers.filter((answer) => answer === status).length;
	const lines = [
		['Import: rows in movies.json', imported.rows.toLocaleString('en')],
		...importLines(imported),
		['By column: rows in movies.json', columns.rows.toLocaleString('en')],
		...importLines(columns),
		['  requests that only read', String(columns.gets)],
		['Canvas: datums, of every kind', String(canvas.found.datums.length)],
		['Schedule: executions, by itself', String(schedule.found.executions)],
		['  rows created', String(Object.keys(schedule.found.created).length)],
		['  rows refused, with the reason', String(schedule.found.certainlyNotCreated.length)],
		['  rows unknown, listed apart', String(schedule.found.lookInTracyFirst.length)],
		['Webhook: 200, the record is there', String(countOf(200))],
		['  400, with the reason', String(countOf(400))],
		['  502, with what is known', String(countOf(502))],
	];
	const width = Math.max(...lines.map(([label = '']) => label.length));
	const valueWidth = Math.max(...lines.map(([, value = '']) => value.length));
	return lines
		.map(([label = '', value = '']) => `  ${label.padEnd(width)}  ${value.padStart(valueWidth)}`)
		.join('\n');
}

function importLines({ rows, records, datums, seconds }: ImportResult): [string, string][] {
	return [
		['  records in Tracy (sandbox)', records.toLocaleString('en')],
		['  datums, each equal to its cell', datums.toLocaleString('en')],
		['  time of the Tracy node', `${seconds.toFixed(1)} s`],
		['  rows a second', Math.round(rows / seconds).toLocaleString('en')],
	];
}

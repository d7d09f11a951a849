import type { ImportResult } from './proveImport.mts';

/** The result as a few lines for people. */
export function resultTable(result: ImportResult): string {
	const lines = [
		['rows in movies.json', result.rows.toLocaleString('en')],
		['records in Tracy (sandbox)', result.records.toLocaleString('en')],
		['datums, each equal to its cell', result.datums.toLocaleString('en')],
		['time of the Tracy node', `${result.seconds.toFixed(1)} s`],
		['rows a second', Math.round(result.rows / result.seconds).toLocaleString('en')],
	];
	const width = Math.max(...lines.map(([label = '']) => label.length));
	const valueWidth = Math.max(...lines.map(([, value = '']) => value.length));
	return lines
		.map(([label = '', value = '']) => `  ${label.padEnd(width)}  ${value.padStart(valueWidth)}`)
		.join('\n');
}

/** A table for people: the first column to the left, the numbers to the right. */
export function table(head: string[], rows: string[][]): string {
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	return [head, ...rows]
		.map((cells) =>
			cells
				.map((cell, column) => {
					const width = widths[column] ?? 0;
					return column === 0 ? cell.padEnd(width) : cell.padStart(width);
				})
				.join('  '),
		)
		.map((line) => `  ${line}`)
		.join('\n');
}

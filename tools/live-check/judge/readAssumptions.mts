import { readFile } from 'node:fs/promises';

/** A row of the table in `docs/assumptions.md`. */
export interface Assumption {
	/** Such as `A1`. */
	readonly number: string;
	/** What is assumed. */
	readonly text: string;
}

const FILE = new URL('../../../docs/assumptions.md', import.meta.url);
const ROW = /^\| (A[0-9]+) \| (.*?) \| /gm;

/** The assumptions that the project lists, in the order in which they stand there. */
export async function readAssumptions(): Promise<Assumption[]> {
	const page = await readFile(FILE, 'utf8');
	return [...page.matchAll(ROW)].map(([, number = '', text = '']) => ({ number, text }));
}

import { readFile } from 'node:fs/promises';
import type { Assumption } from './Assumption.mts';

const FILE = new URL('../docs/assumptions.md', import.meta.url);
const ROW = /^\| (A[0-9]+) \| (.*?) \| /gm;

/** The assumptions that the project lists, in the order in which they stand there. */
export async function readAssumptions(): Promise<Assumption[]> {
	const page = await readFile(FILE, 'utf8');
	return [...page.matchAll(ROW)].map(([, number = '', text = '']) => ({ number, text }));
}

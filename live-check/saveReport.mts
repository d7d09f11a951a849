import { writeFile } from 'node:fs/promises';
import type { Report } from './Report.mts';
import { toMarkdown } from './toMarkdown.mts';

/**
 * Saves the report for people and for programs, in place of an earlier one.
 *
 * @param path without `.md` and `.json`
 * @throws Error with a sentence when it can't be written
 */
export async function saveReport(report: Report, path: string): Promise<void> {
	try {
		await writeFile(`${path}.md`, toMarkdown(report));
		await writeFile(`${path}.json`, `${JSON.stringify(report, null, 2)}\n`);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`The report could not be saved: ${reason}. Choose another --report FILE.`, {
			cause: error,
		});
	}
}

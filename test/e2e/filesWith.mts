import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files below `folder`, except installed packages, in which `text` stands anywhere. */
export async function filesWith(folder: string, text: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map((entry) => join(entry.parentPath, entry.name));
	const contents = await Promise.all(files.map((file) => readFile(file)));
	return files.filter((_, index) => contents[index]?.includes(text));
}

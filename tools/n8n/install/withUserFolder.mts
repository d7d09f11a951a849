import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives `work` an empty user folder for n8n and deletes it afterwards. Nothing of an earlier run
 * can make this one look right.
 */
export async function withUserFolder<T>(work: (userFolder: string) => Promise<T>): Promise<T> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-tracy-'));
	try {
		return await work(userFolder);
	} finally {
		await rm(userFolder, { recursive: true, force: true });
	}
}

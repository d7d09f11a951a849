import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Makes sure that one program at a time uses a user folder: two n8n would share one database, and
 * one of them would create records in the other's sandbox.
 * @returns lets go of it
 */
export async function claimFolder(userFolder: string): Promise<() => Promise<void>> {
	const file = join(userFolder, 'process.txt');
	const owner = existsSync(file) ? Number(await readFile(file, 'utf8')) : undefined;
	if (owner !== undefined && isRunning(owner)) {
		throw new Error(`It is open already, in process ${owner}. If it is not, delete ${file}.`);
	}
	await writeFile(file, String(process.pid));
	return () => rm(file, { force: true });
}

function isRunning(id: number): boolean {
	try {
		// Signal 0 is not sent; it only asks whether it could be.
		process.kill(id, 0);
		return true;
	} catch {
		return false;
	}
}

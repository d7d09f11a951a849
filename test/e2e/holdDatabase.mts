import { join } from 'node:path';
import process from 'node:process';
import type { Installation } from '../../tools/n8n/Installation.mts';
import { ChildProcesses } from '../../tools/n8n/processes/ChildProcesses.mts';

/** What Node.js 24 runs: it has SQLite in it, and the Node.js that runs this may not. */
const program = `
const { DatabaseSync } = require('node:sqlite');
const [file, seconds] = process.argv.slice(1);
const database = new DatabaseSync(file, { timeout: 10_000 });
database.exec('BEGIN EXCLUSIVE');
setTimeout(() => database.exec('COMMIT'), 1_000 * Number(seconds));
`;

/** Keeps n8n from its database for some seconds, as a backup or a full disk does. */
export async function holdDatabase(
	{ node, userFolder }: Installation,
	seconds: number,
): Promise<void> {
	const children = new ChildProcesses();
	const command = {
		name: 'holding the database',
		program: node,
		parameters: [
			...['--no-warnings', '--eval', program],
			...[join(userFolder, '.n8n', 'database.sqlite'), String(seconds)],
		],
		folder: userFolder,
		environment: process.env,
	};
	await children.run(command, seconds + 60);
}

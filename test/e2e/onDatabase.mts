import { join } from 'node:path';
import process from 'node:process';
import type { Installation } from '../../tools/n8n/Installation.mts';
import { ChildProcesses } from '../../tools/n8n/processes/ChildProcesses.mts';

/** What Node.js 24 runs: it has SQLite in it, and the Node.js that runs this may not. */
const program = `
const { DatabaseSync } = require('node:sqlite');
const [file, begin, seconds, end] = process.argv.slice(1);
const database = new DatabaseSync(file, { timeout: 10_000 });
database.exec(begin);
setTimeout(() => database.exec(end), 1_000 * Number(seconds));
`;

/** Keeps n8n from its database for some seconds, as a backup or a full disk does. */
export async function holdDatabase(installation: Installation, seconds: number): Promise<void> {
	await onDatabase(installation, 'BEGIN EXCLUSIVE', seconds, 'COMMIT');
}

/** Remembers all import keys that n8n's database holds. */
export async function rememberKeys(installation: Installation): Promise<void> {
	await onDatabase(installation, 'CREATE TABLE remembered AS SELECT * FROM processed_data');
}

/** Puts those back that were remembered, in place of all. n8n must not be at work. */
export async function restoreKeys(installation: Installation): Promise<void> {
	await onDatabase(
		installation,
		`BEGIN EXCLUSIVE;
		DELETE FROM processed_data;
		INSERT INTO processed_data SELECT * FROM remembered;
		COMMIT`,
	);
}

async function onDatabase(
	{ node, userFolder }: Installation,
	begin: string,
	seconds = 0,
	end = '',
): Promise<void> {
	const children = new ChildProcesses();
	const command = {
		name: "a program at n8n's database",
		program: node,
		parameters: [
			...['--no-warnings', '--eval', program],
			...[join(userFolder, '.n8n', 'database.sqlite'), begin, String(seconds), end],
		],
		folder: userFolder,
		environment: process.env,
	};
	await children.run(command, seconds + 60);
}

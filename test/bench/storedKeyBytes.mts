import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import type { Bench } from './Bench.mts';
import { userFolder } from './userFolder.mts';

const limitSeconds = 60;
const rowSchema = z.object({ bytes: z.number() });

/** What Node.js 24 runs: it has SQLite in it, and the Node.js that runs this may not. */
const program = `
const { DatabaseSync } = require('node:sqlite');
const [file, context] = process.argv.slice(1);
const query = 'SELECT length(CAST(value AS BLOB)) AS bytes FROM processed_data WHERE context = ?';
console.log(JSON.stringify(new DatabaseSync(file).prepare(query).get(context)));
`;

/** How much n8n's database keeps of the import keys of a node. */
export async function storedKeyBytes(bench: Bench, nodeId: string): Promise<number> {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const command = {
		name: 'reading the database',
		program: bench.node24,
		parameters: ['--no-warnings', '--eval', program, file, `n:${nodeId}`],
		folder: userFolder,
		environment: process.env,
	};
	return rowSchema.parse(JSON.parse(await bench.children.run(command, limitSeconds))).bytes;
}

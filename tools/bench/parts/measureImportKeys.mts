import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import { type Bench, userFolder } from '../measure/prepareBench.mts';
import { runNode } from '../measure/runNode.mts';
import { keyedNode } from '../nodes/tracyNode.mts';
import { TracyServer } from '../servers/TracyServer.mts';

const limitSeconds = 60;
const rowSchema = z.object({ bytes: z.number() });

/** What Node.js 24 runs: it has SQLite in it, and the Node.js that runs this may not. */
const program = `
const { DatabaseSync } = require('node:sqlite');
const [file, context] = process.argv.slice(1);
const query = 'SELECT length(CAST(value AS BLOB)) AS bytes FROM processed_data WHERE context = ?';
console.log(JSON.stringify(new DatabaseSync(file).prepare(query).get(context)));
`;

/** How many rows, and how many of them in flight: that many keys n8n's store is asked for at once. */
interface Size {
	rows: number;
	inFlight: number;
}

/** What import keys cost, in a store that is empty at first. */
export interface KeyedImport extends Size {
	/** Seconds of the node without keys, with keys, and once more when every row is skipped. */
	without: number;
	first: number;
	again: number;
	/** What n8n's database keeps for this node. */
	bytes: number;
}

/** So little that what the keys cost is most of the time, in milliseconds. */
const latency = 5;
const key = '={{ $json.orderNumber }}';

/** By default there are 10 in flight, and there may be 50. */
const sizes: Size[] = [
	{ rows: 1_000, inFlight: 10 },
	{ rows: 10_000, inFlight: 10 },
	{ rows: 10_000, inFlight: 50 },
	{ rows: 50_000, inFlight: 50 },
];

/** Imports rows without keys, with keys, and again. */
export async function measureImportKeys(bench: Bench): Promise<KeyedImport[]> {
	const server = new TracyServer(bench.tracy.sandbox, latency);
	const imports: KeyedImport[] = [];
	for (const size of sizes) imports.push(await measureImport(bench, server, size));
	return imports;
}

/** How much n8n's database keeps of the import keys of a node. */
async function storedKeyBytes(bench: Bench, nodeId: string): Promise<number> {
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

async function measureImport(
	bench: Bench,
	server: TracyServer,
	{ rows, inFlight }: Size,
): Promise<KeyedImport> {
	const id = randomUUID();
	const title = `${rows.toLocaleString('en')} rows, ${inFlight} in flight`;
	const measure = async (what: string, importKey: string, created: number) =>
		bench.progress.step(`${title}, ${what}`, async () => {
			await server.reset();
			const node = keyedNode(bench.credential, id, { maxConcurrency: inFlight, importKey });
			const { start, end } = await runNode(bench.n8n, node, rows);
			const arrived = (await server.statistics()).created;
			if (arrived !== created) throw new Error(`${arrived} records arrived, not ${created}.`);
			return (end - start) / 1_000;
		});
	const without = await measure('without import keys', '', rows);
	const first = await measure('with import keys', key, rows);
	const again = await measure('again, all skipped', key, 0);
	return { rows, inFlight, without, first, again, bytes: await storedKeyBytes(bench, id) };
}

import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import type { N8n } from '../../n8n/N8n.mts';
import { Postgres } from '../../n8n/queue/Postgres.mts';
import { databaseEnvironment } from '../../n8n/queue/queueEnvironment.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { peakMemoryUntil, readSamples } from '../measure/readSamples.mts';
import { prepareRun } from '../measure/runNode.mts';
import { keyedNode } from '../nodes/tracyNode.mts';
import { TracyServer } from '../servers/TracyServer.mts';

const limitSeconds = 60;
const count = z.coerce.number();

/** What Node.js 24 runs: it has SQLite in it, and the Node.js that runs this may not. */
const program = `
const { DatabaseSync } = require('node:sqlite');
const [file, context] = process.argv.slice(1);
const query = 'SELECT length(CAST(value AS BLOB)) AS bytes FROM processed_data WHERE context = ?';
console.log(new DatabaseSync(file).prepare(query).get(context).bytes);
`;

/** Where n8n keeps import keys. */
interface Database {
	name: string;
	n8n: N8n;
	/** How much it keeps of the keys of a node, in bytes. */
	kept: (nodeId: string) => Promise<number>;
	/** How much it has written to its log, in bytes; null where that can't be asked. */
	logged: () => Promise<number | null>;
}

/** How many rows, and how many of them in flight: that many keys n8n's store is asked for at once. */
interface Size {
	rows: number;
	inFlight: number;
}

/** What an import took. */
interface Import {
	/** Seconds of the node. */
	seconds: number;
	/** The most memory that n8n's process had, in bytes. */
	memory: number;
	/** What the database wrote to its log meanwhile, in bytes; null where that can't be asked. */
	logged: number | null;
}

/** What import keys cost, in a store that is empty at first. */
export interface KeyedImport extends Size {
	database: string;
	/** Without keys, with keys, and once more when every row is skipped. */
	without: Import;
	first: Import;
	again: Import;
	/** What n8n's database keeps for this node, in bytes. */
	kept: number;
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

/** Imports rows without keys, with keys, and again, with n8n's own database and with PostgreSQL. */
export async function measureImportKeys(bench: Bench): Promise<KeyedImport[]> {
	// First, since it takes no time to find out that there is no PostgreSQL.
	const inPostgres = await measureInPostgres(bench);
	return [...(await measureImports(bench, sqlite(bench), sizes)), ...inPostgres];
}

/** With a PostgreSQL that runs no longer than this takes. */
async function measureInPostgres(bench: Bench): Promise<KeyedImport[]> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-tracy-bench-'));
	try {
		// PostgreSQL runs as a user of its own.
		await chmod(folder, 0o755);
		const server = await Postgres.start(bench.children, join(folder, 'postgres'));
		try {
			const middle = sizes.filter(({ rows }) => rows === 10_000);
			return await measureImports(bench, postgres(bench, server), middle);
		} finally {
			await server.end();
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function sqlite({ n8n, node24, children }: Bench): Database {
	const { userFolder } = n8n.installation;
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const kept = async (nodeId: string) => {
		const command = {
			name: 'reading the database',
			program: node24,
			parameters: ['--no-warnings', '--eval', program, file, `n:${nodeId}`],
			folder: userFolder,
			environment: process.env,
		};
		return count.parse(await children.run(command, limitSeconds));
	};
	return { name: 'SQLite', n8n, kept, logged: () => Promise.resolve(null) };
}

function postgres(bench: Bench, server: Postgres): Database {
	const ask = async (query: string) => count.parse(await server.ask(query));
	return {
		name: 'PostgreSQL',
		n8n: bench.n8nWith(databaseEnvironment(server)),
		kept: (nodeId) =>
			ask(`SELECT octet_length(value::text) FROM processed_data WHERE context = 'n:${nodeId}'`),
		logged: () => ask(`SELECT pg_current_wal_lsn() - '0/0'`),
	};
}

async function measureImports(
	bench: Bench,
	database: Database,
	sizes: Size[],
): Promise<KeyedImport[]> {
	const imports: KeyedImport[] = [];
	for (const size of sizes) imports.push(await measureImport(bench, database, size));
	return imports;
}

async function measureImport(
	bench: Bench,
	{ name: database, n8n, kept, logged }: Database,
	{ rows, inFlight }: Size,
): Promise<KeyedImport> {
	const id = randomUUID();
	const server = new TracyServer(bench.tracy.sandbox, latency);
	const title = `${database}, ${rows.toLocaleString('en')} rows, ${inFlight} in flight`;
	const measure = async (what: string, importKey: string, created: number): Promise<Import> =>
		bench.progress.step(`${title}, ${what}`, async () => {
			await server.reset();
			const node = keyedNode(bench.credential, id, { maxConcurrency: inFlight, importKey });
			const run = await prepareRun(n8n, node, rows);
			const before = await logged();
			const { start, end } = await run();
			const after = await logged();
			const arrived = (await server.statistics()).created;
			if (arrived !== created) throw new Error(`${arrived} records arrived, not ${created}.`);
			const memory = peakMemoryUntil(await readSamples(n8n), end);
			const written = before === null || after === null ? null : after - before;
			return { seconds: (end - start) / 1_000, memory, logged: written };
		});
	return {
		database,
		rows,
		inFlight,
		without: await measure('without import keys', '', rows),
		first: await measure('with import keys', key, rows),
		again: await measure('again, all skipped', key, 0),
		kept: await kept(id),
	};
}

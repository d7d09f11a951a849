import { randomUUID } from 'node:crypto';
import type { Bench } from './Bench.mts';
import { keyedNode } from './keyedNode.mts';
import { runNode } from './runNode.mts';
import { storedKeyBytes } from './storedKeyBytes.mts';
import { TracyServer } from './TracyServer.mts';

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
	const server = new TracyServer(bench.tracy.address, bench.tracy.key, latency);
	const imports: KeyedImport[] = [];
	for (const size of sizes) imports.push(await measureImport(bench, server, size));
	return imports;
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

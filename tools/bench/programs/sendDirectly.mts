import axios from 'axios';
import { Agent, request } from 'node:http';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import type { DirectClient } from './programs.mts';
import { makeRows, recordBody } from '../rows/makeRows.mts';

// Sends rows as fast as an HTTP client can that keeps its connections open, so many at a time, and
// prints what it took. This is the limit for whoever sends so many at a time, without n8n.

/** Posts a body and gives what was answered. */
type Post = (body: string) => Promise<unknown>;

interface Target {
	address: string;
	key: string;
	inFlight: number;
}

const path = '/v1/records';

const clients: Record<DirectClient, (target: Target, headers: Record<string, string>) => Post> = {
	axios: ({ address, inFlight }, headers) => {
		const httpAgent = new Agent({ keepAlive: true, maxSockets: inFlight });
		const client = axios.create({ baseURL: address, headers, httpAgent, proxy: false });
		return async (body) => (await client.post<unknown>(path, body)).data;
	},
	'node:http': ({ address, inFlight }, headers) => {
		const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
		return async (body) =>
			new Promise((resolve, reject) => {
				const sending = request(address + path, { agent, method: 'POST', headers });
				sending.on('error', reject).on('response', (response) => {
					text(response).then((answer) => {
						resolve(JSON.parse(answer));
					}, reject);
				});
				sending.end(body);
			});
	},
	undici: ({ address, inFlight }, headers) => {
		const pool = new Pool(address, { connections: inFlight });
		return async (body) =>
			(await pool.request({ path, method: 'POST', headers, body })).body.json();
	},
};

/** Posts all bodies with `inFlight` at a time. */
async function sendAll(post: Post, bodies: string[], inFlight: number): Promise<void> {
	const remaining = bodies.values();
	const work = async () => {
		for (const body of remaining) await post(body);
	};
	await Promise.all(Array.from({ length: inFlight }, work));
}

function readClient(text: string): DirectClient {
	if (isClient(text)) return text;
	throw new Error(`--client takes ${Object.keys(clients).join(', ')}, not "${text}".`);
}

function isClient(text: string): text is DirectClient {
	return Object.hasOwn(clients, text);
}

function readArguments(): Target & { client: DirectClient; rows: number } {
	const text = { type: 'string', default: '' } as const;
	const { values } = parseArgs({
		options: { client: text, address: text, key: text, 'in-flight': text, rows: text },
	});
	return {
		client: readClient(values.client),
		address: values.address,
		key: values.key,
		inFlight: Number(values['in-flight']),
		rows: Number(values.rows),
	};
}

const { client, rows, ...target } = readArguments();
const bodies = makeRows(rows).map((row) => JSON.stringify(recordBody(row)));
const headers = { 'Content-Type': 'application/json', 'X-Api-Key': target.key };
const post = clients[client](target, headers);
const before = process.cpuUsage();
const began = performance.now();
await sendAll(post, bodies, target.inFlight);
const seconds = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(before);
const all = process.cpuUsage();
const peakMemory = process.resourceUsage().maxRSS * 1_024;
console.log(
	JSON.stringify({
		seconds,
		cpuSeconds: (user + system) / 1e6,
		peakMemory: peakMemory / 1e6,
		processCpuSeconds: (all.user + all.system) / 1e6,
		processPeakMemory: peakMemory / 1e6,
	}),
);
process.exit();

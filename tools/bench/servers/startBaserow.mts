import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod/v4';
import { listen } from '../../n8n/processes/listen.mts';
import { columns } from '../rows/columns.mts';
import type { Server, Statistics } from './TracyServer.mts';

/** The one table of the stub has the columns of the rows, by the same names. */
const fields = columns.map(({ name, property }) => ({ id: property, name, type: 'text' }));

const rowSchema = z.record(z.string(), z.unknown());

const nothing: Statistics = {
	requests: 0,
	created: 0,
	refused: 0,
	mostInFlight: 0,
	connections: 0,
};

/** A server that answers n8n's Baserow node just enough to create rows. */
interface BaserowServer extends Server {
	close: () => void;
}

/**
 * Starts a stub of Baserow, which has one table.
 * @param latency how long the answer to a new row takes, in milliseconds
 */
export async function startBaserow(latency: number): Promise<BaserowServer> {
	let seen = { ...nothing };
	let inFlight = 0;
	const bodies: string[] = [];

	const createRow = async (request: IncomingMessage, response: ServerResponse) => {
		inFlight += 1;
		seen.requests += 1;
		seen.mostInFlight = Math.max(seen.mostInFlight, inFlight);
		const body = await text(request);
		bodies.push(body);
		seen.created += 1;
		await wait(latency);
		inFlight -= 1;
		answer(response, `{"id":${seen.created},"order":"1.0",${body.slice(1)}`);
	};
	const server = createServer((request, response) => {
		if (request.method === 'POST') void createRow(request, response);
		else answer(response, JSON.stringify(fields));
	});
	server.on('connection', () => (seen.connections += 1));

	return {
		address: `http://127.0.0.1:${await listen(server)}`,
		reset: () => {
			seen = { ...nothing };
			bodies.length = 0;
			return Promise.resolve();
		},
		statistics: () => Promise.resolve({ ...seen }),
		// Its bodies are Baserow's own, with as many values in them.
		requireBodies: (expected) => {
			const values = bodies.map((body) => Object.keys(rowSchema.parse(JSON.parse(body))).length);
			if (bodies.length === expected.length && values.every((count) => count === columns.length)) {
				return Promise.resolve();
			}
			return Promise.reject(
				new Error('The Baserow stub did not receive each row with its values.'),
			);
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

function answer(response: ServerResponse, json: string): void {
	response.writeHead(200, { 'content-type': 'application/json' }).end(json);
}

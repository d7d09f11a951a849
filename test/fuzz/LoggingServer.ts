/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a server of its own, outside n8n */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod/v4';
import { listen } from '../../tools/n8n/processes/listen.mts';

/** How Tracy answers a row; those that create come first. */
export type Fate =
	| 'created'
	| 'created, no body'
	| 'created, cut off'
	| 'created, reset'
	| 'created, 500'
	| 'created, no ID'
	| 'created, 200 without a body'
	| 'reset'
	| '500'
	| '422'
	| '401'
	| 'busy once'
	| 'busy for long'
	| 'web page';

/** Something that reached the server. */
export interface Logged {
	/** The API key: which execution it came from. */
	from: string;
	row: string;
	isCreated: boolean;
	/** Whether the answer says for certain whether it was created. */
	isClear: boolean;
}

/** JSON that holds no record. */
const NO_ID = ['{"status": "ok"}', 'null', '{"error": "maintenance"}', '[]', '{"id": null}'];

const bodySchema = z.object({ datums: z.array(z.object({ stringValue: z.string() })).min(1) });

/** Stands in for Tracy and knows nothing of the node: its log is the truth. */
export class LoggingServer {
	log: Logged[] = [];

	url = '';

	/** How it answers each row. */
	fates = new Map<string, Fate>();

	/** The API keys of executions that died: what still comes from them is lost on its way. */
	readonly dead = new Set<string>();

	private constructor(private readonly server: Server) {}

	static async start(): Promise<LoggingServer> {
		const server = createServer();
		const started = new LoggingServer(server);
		server.on('request', (request, response) => void started.answer(request, response));
		started.url = `http://127.0.0.1:${await listen(server)}`;
		return started;
	}

	close(): void {
		this.server.close();
		this.server.closeAllConnections();
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const from = String(request.headers['x-api-key']);
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		const row = bodySchema.parse(JSON.parse(Buffer.concat(parts).toString())).datums[0]
			?.stringValue;
		if (row === undefined || this.dead.has(from)) return void request.socket.destroy();
		const asked = this.log.filter((logged) => logged.row === row && logged.from === from).length;
		const fate = this.fates.get(row) ?? 'created';
		const note = (isCreated: boolean, isClear = true) =>
			this.log.push({ from, row, isCreated, isClear });
		const send = (status: number, body = '', headers: Record<string, string> = {}) =>
			response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
		const record = `{"id": ${this.log.length + 1}, "datums": []}`;
		switch (fate) {
			case 'created':
				note(true);
				return void send(201, record);
			case 'created, no body':
				note(true);
				return void send(201);
			case 'created, cut off':
				note(true);
				response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '999' });
				response.write(record.slice(0, 8));
				return void setTimeout(() => request.socket.destroy(), 1);
			case 'created, reset':
				note(true, false);
				return void request.socket.destroy();
			case 'created, 500':
				note(true, false);
				return void send(500, '{"message": "Oh dear"}');
			case 'created, no ID':
				note(true, false);
				return void send(200, NO_ID[this.log.length % NO_ID.length]);
			case 'created, 200 without a body':
				note(true, false);
				return void send(200);
			case 'reset':
				note(false, false);
				return void request.socket.destroy();
			case '500':
				note(false, false);
				return void send(500, '{"message": "Oh dear"}');
			case '422':
				note(false);
				return void send(422, '{"message": "No such state"}');
			case '401':
				note(false);
				return void send(401, '{"message": "Who are you?"}');
			case 'busy once':
				note(asked > 0);
				return void (asked > 0 ? send(201, record) : send(429, '', { 'Retry-After': '0' }));
			case 'busy for long':
				note(false);
				return void send(429, '', { 'Retry-After': '3600' });
			case 'web page':
				note(false, false);
				return void send(200, '<html>Welcome</html>', { 'Content-Type': 'text/html' });
		}
	}
}

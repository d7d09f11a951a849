/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness runs a server */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server that answers each request with just the bytes that a test writes. */
export class RawServer {
	/** What was asked so far: the head of each request and its body. */
	readonly requests: string[] = [];

	/** How many connections there were. */
	connections = 0;

	private respond: (socket: Socket) => unknown = (socket) => socket.destroy();

	private readonly open = new Set<Socket>();

	private readonly server = createServer((socket) => {
		this.connections += 1;
		this.open.add(socket);
		socket.on('close', () => this.open.delete(socket));
		socket.on('error', () => undefined);
		let request = '';
		socket.setEncoding('latin1').on('data', (part) => {
			request += String(part);
			if (!isWhole(request)) return;
			this.requests.push(request);
			request = '';
			this.respond(socket);
		});
	});

	get url(): string {
		// A server that listens on a port has this address.
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async listen(): Promise<void> {
		await once(this.server.listen(0, '127.0.0.1'), 'listening');
	}

	/** @param respond answers a request, once it has come as a whole */
	answer(respond: (socket: Socket) => unknown): void {
		this.respond = respond;
	}

	/** Answers each request with this text, and then breaks the connection. */
	answerAndBreak(text: string): void {
		this.answer((socket) => {
			socket.write(text, () => socket.destroy());
		});
	}

	/** Answers each request with this text, and then with nothing more. */
	answerAndStall(text: string): void {
		this.answer((socket) => socket.write(text));
	}

	/** Answers each request with this text, and then with blanks as long as somebody reads them. */
	answerForEver(text: string): void {
		this.answer((socket) => {
			socket.write(text);
			const blanks = Buffer.alloc(64 * 1024, ' ');
			const timer = setInterval(() => {
				if (!socket.writableNeedDrain) socket.write(blanks);
			}, 1);
			socket.on('close', () => clearInterval(timer));
		});
	}

	/** Resolves when no connection is open. */
	async closed(): Promise<void> {
		await Promise.all([...this.open].map(async (socket) => await once(socket, 'close')));
	}

	reset(): void {
		this.requests.splice(0);
		this.connections = 0;
		for (const socket of this.open) socket.destroy();
	}

	close(): void {
		this.reset();
		this.server.close();
	}
}

/** What does not look like HTTP counts as whole. */
function isWhole(request: string): boolean {
	const head = request.indexOf('\r\n\r\n');
	if (head === -1) return !request.startsWith('POST');
	const length = /^content-length: (\d+)/im.exec(request)?.[1];
	return request.length >= head + 4 + Number(length ?? 0);
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test harness runs a server */
import { createServer, type Server } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { listen } from '../../../../tools/n8n/processes/listen.mts';

const MEGABYTE = Buffer.alloc(2 ** 20, ' ');

/** A text, behind it more blanks than anybody has a use for, and the end of an object. */
function* hugeAnswer(beginning: string): Generator<Buffer> {
	yield Buffer.from(beginning);
	for (let count = 0; count < 300; count += 1) yield MEGABYTE;
	yield Buffer.from('}');
}

/**
 * The like, each part compressed by itself, as gzip allows: 20 GB in 20 MB, which is more than what
 * is under way between two programs can hold.
 */
function* hugeCompressed(beginning: string): Generator<Buffer> {
	const megabyte = gzipSync(MEGABYTE);
	yield gzipSync(beginning);
	for (let count = 0; count < 20_000; count += 1) yield megabyte;
	yield gzipSync('}');
}

/** A server with an answer that would fill n8n's memory. */
export class HugeServer {
	private readonly server: Server;

	/** Whether the answer was taken to its end, as soon as the one who asked has it or has left. */
	readonly isReadWhole: Promise<boolean>;

	/** @param isCompressed it takes a thousandth of its size then */
	constructor({ beginning, isCompressed }: { beginning: string; isCompressed: boolean }) {
		const server = createServer();
		this.server = server;
		this.isReadWhole = new Promise((resolve) => {
			server.on('request', (request, response) => {
				request.resume();
				response.writeHead(200, {
					'content-type': 'application/json',
					...(isCompressed && { 'content-encoding': 'gzip' }),
				});
				const answer = isCompressed ? hugeCompressed(beginning) : hugeAnswer(beginning);
				pipeline(Readable.from(answer), response, (error) => resolve(!error));
			});
		});
	}

	/** Begins to listen on a port of its own, and says where. */
	async listen(): Promise<string> {
		const port = await listen(this.server);
		this.server.unref();
		return `http://127.0.0.1:${port}`;
	}

	close(): void {
		this.server.closeAllConnections();
		this.server.close();
	}
}

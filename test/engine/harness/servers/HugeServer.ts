/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test harness runs a server */
import { createServer, type Server } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { listen } from '../../../../tools/n8n/processes/listen.mts';

const MEGABYTES = 300;
const MEGABYTE = Buffer.alloc(2 ** 20, ' ');

/** A text, behind it more blanks than anybody has a use for, and the end of an object. */
function* hugeAnswer(beginning: string): Generator<Buffer> {
	yield Buffer.from(beginning);
	for (let count = 0; count < MEGABYTES; count += 1) yield MEGABYTE;
	yield Buffer.from('}');
}

/** A server with an answer that would fill n8n's memory. */
export class HugeServer {
	private readonly server: Server;

	/** Whether an answer was read to its end. */
	isReadWhole = false;

	/** @param isCompressed it takes a thousandth of its size then */
	constructor({ beginning, isCompressed }: { beginning: string; isCompressed: boolean }) {
		this.server = createServer((request, response) => {
			request.resume();
			response.writeHead(200, {
				'content-type': 'application/json',
				...(isCompressed && { 'content-encoding': 'gzip' }),
			});
			const source = Readable.from(hugeAnswer(beginning));
			pipeline([source, ...(isCompressed ? [createGzip()] : []), response], (error) => {
				this.isReadWhole ||= !error;
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

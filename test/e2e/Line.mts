import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { listen } from '../../tools/n8n/processes/listen.mts';

/**
 * A line to a server, which can be cut and mended: to those at its address the server is dead
 * meanwhile, but what it did can still be asked of the server itself.
 */
export class Line {
	private readonly sockets = new Set<Socket>();

	private constructor(
		private server: Server,
		private readonly target: URL,
		private readonly port: number,
	) {}

	/** @param target the address of the server, on this machine */
	static async to(target: string): Promise<Line> {
		const server = createServer();
		const line = new Line(server, new URL(target), await listen(server));
		line.carry();
		return line;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Breaks every connection; new ones are refused. */
	async cut(): Promise<void> {
		const closed = once(this.server, 'close');
		this.server.close();
		for (const socket of this.sockets) socket.resetAndDestroy();
		await closed;
	}

	/** Listens again, on the same port. */
	async mend(): Promise<void> {
		this.server = createServer();
		await listen(this.server, this.port);
		this.carry();
	}

	private carry(): void {
		this.server.on('connection', (near) => {
			const far = connect(Number(this.target.port), this.target.hostname);
			for (const [socket, other] of [
				[near, far],
				[far, near],
			] as const) {
				this.sockets.add(socket);
				socket.pipe(other);
				socket.on('error', () => other.destroy());
				socket.once('close', () => {
					this.sockets.delete(socket);
					other.destroy();
				});
			}
		});
	}
}

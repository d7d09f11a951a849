/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test harness runs a server */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

/** Stands between n8n and a server, and speaks in its place once that has something to answer. */
export class Intruder {
	private readonly server = createServer((client) => {
		const upstream = connect(this.port, '127.0.0.1');
		client.pipe(upstream).on('data', (part) => client.write(this.hasAnswer() ? this.says : part));
		for (const socket of [client, upstream]) {
			socket
				.on('error', () => undefined)
				.on('close', () => [client, upstream].map((it) => it.destroy()));
		}
	});

	/**
	 * @param port the server's
	 * @param hasAnswer whether the server has got a request
	 * @param says what n8n gets in place of the answer
	 */
	constructor(
		private readonly port: number,
		private readonly hasAnswer: () => boolean,
		private readonly says: Buffer | string,
	) {}

	/** Begins to listen, and says on which port. */
	async listen(): Promise<number> {
		await once(this.server.listen(0, '127.0.0.1').unref(), 'listening');
		// A server that listens on a port has this address.
		return (this.server.address() as AddressInfo).port;
	}

	close(): void {
		this.server.close();
	}
}

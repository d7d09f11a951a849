import { readFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { folders } from '../../n8n/folders.mts';
import { listen } from '../../n8n/processes/listen.mts';

const certificates = join(folders.root, 'test', 'e2e', 'certificates');

/** The authority that signed the certificate of the far end; whoever speaks to it has to trust it. */
export const authority = join(certificates, 'authority.pem');

/** Where a server can be reached from far away. */
export interface FarEnd {
	/** Begins with https. */
	address: string;
	close: () => void;
}

/**
 * Puts a server at the end of a long line, behind TLS. The delay is in the line, below TLS, so that
 * every handshake pays for it; that of TCP, which a program can't delay, is paid for by the first
 * bytes of each connection.
 * @param target the address of the server, on this machine
 * @param delay how long bytes are under way, each way, in milliseconds
 */
export async function startFarEnd(target: string, delay: number): Promise<FarEnd> {
	const pem = await readFile(join(certificates, 'trusted.pem'));
	const { hostname, port } = new URL(target);
	const terminator = createTlsServer({ key: pem, cert: pem }, (near) => {
		const far = connect(Number(port), hostname);
		carry(near, far, 0);
		carry(far, near, 0);
		closeTogether(near, far);
	});
	const terminated = await listen(terminator);
	const line = createServer((near) => {
		const far = connect(terminated, '127.0.0.1');
		carry(near, far, delay, 2 * delay);
		carry(far, near, delay);
		closeTogether(near, far);
	});
	return {
		address: `https://127.0.0.1:${await listen(line)}`,
		close: () => {
			line.close();
			terminator.close();
		},
	};
}

/** @param handshake what the first bytes wait in addition, and whatever follows them at once */
function carry(from: Socket, to: Socket, delay: number, handshake = 0): void {
	// A timer takes a millisecond at least.
	if (delay === 0) {
		from.pipe(to);
		return;
	}
	const opened = Date.now() + handshake;
	const pass = (deliver: () => void) =>
		setTimeout(deliver, delay + Math.max(0, opened - Date.now()));
	from.on('data', (bytes) => {
		pass(() => to.write(bytes));
	});
	from.on('end', () => {
		pass(() => to.end());
	});
}

function closeTogether(one: Socket, other: Socket): void {
	for (const [socket, opposite] of [
		[one, other],
		[other, one],
	] as const) {
		socket.setNoDelay(true);
		socket.on('error', () => opposite.destroy());
	}
}

import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import type { ChildProcesses, Service } from '../processes/ChildProcesses.mts';
import { findFreePort } from '../processes/findFreePort.mts';
import { requireProgram } from './requireProgram.mts';

const startSeconds = 30;
const program = '/usr/bin/redis-server';

/** A Redis on a free port of this machine, which keeps its data over a restart. */
export class Redis {
	private service: Service | undefined;

	private constructor(
		private readonly children: ChildProcesses,
		private readonly folder: string,
		readonly port: number,
	) {}

	/**
	 * @param folder is made
	 * @throws an error that names Debian's package where it is missing
	 */
	static async start(children: ChildProcesses, folder: string): Promise<Redis> {
		await requireProgram(program, 'redis-server');
		await mkdir(folder, { recursive: true });
		const redis = new Redis(children, folder, await findFreePort());
		await redis.restart();
		return redis;
	}

	/** Starts it, or starts it again after it was ended. */
	async restart(): Promise<void> {
		const parameters = [
			...['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder],
			...['--appendonly', 'yes'],
		];
		const { PATH } = process.env;
		this.service = await this.children.start(
			{ name: 'Redis', program, parameters, folder: this.folder, environment: { PATH } },
			startSeconds,
		);
	}

	/** Ends it; what it holds is written first. */
	async end(): Promise<void> {
		await this.service?.send('SIGTERM');
	}
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Editor } from '../Editor.mts';
import { type Installation, n8nCommand } from '../Installation.mts';
import { installTarball } from '../install/installTarball.mts';
import { createLogin, openEditor } from '../N8nServer.mts';
import type { ChildProcesses, Service } from '../processes/ChildProcesses.mts';
import { findFreePort } from '../processes/findFreePort.mts';
import { waitUntil } from '../processes/waitUntil.mts';
import { Postgres } from './Postgres.mts';
import { queueEnvironment } from './queueEnvironment.mts';
import { Redis } from './Redis.mts';

const startSeconds = 240;
const guard = new URL('../processes/endWithInput.mts', import.meta.url).href;

/** The commands of n8n that queue mode is made of. */
type Command = 'start' | 'worker' | 'webhook';

/** One process of n8n: the main one, a worker, or a webhook processor. */
export class QueueProcess {
	private service: Service | undefined;
	private logged = '';

	constructor(
		private readonly children: ChildProcesses,
		readonly name: string,
		private readonly command: Command,
		private readonly installation: Installation,
		private readonly port: number,
	) {}

	/** Where it answers; a worker only says there whether it is well. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** All that it has written, over all its starts. */
	get log(): string {
		return this.logged;
	}

	/** Starts it and waits until it is ready. */
	async start(): Promise<void> {
		const { parameters, environment, ...command } = await n8nCommand(this.installation, [
			this.command,
		]);
		const port = String(this.port);
		const own =
			this.command === 'worker'
				? { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: port }
				: { N8N_PORT: port };
		this.service = await this.children.start(
			{
				...command,
				name: this.name,
				parameters: ['--import', guard, ...parameters],
				environment: { ...environment, ...own },
			},
			startSeconds,
			(line) => {
				this.logged += `${line}\n`;
			},
		);
		await waitUntil(`The start of ${this.name}`, startSeconds, async () => {
			const { lost } = this.children;
			if (lost !== undefined) throw new Error(`${lost} before it was ready.`);
			return await fetch(`${this.url}/healthz/readiness`).then(
				({ ok }) => (ok ? true : undefined),
				() => undefined,
			);
		});
	}

	/** Ends it with a signal, and waits until it is gone. */
	async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		await this.service?.send(signal);
	}

	/** Lets it stand still until it is thawed, as a machine does that sleeps. */
	async freeze(): Promise<void> {
		await this.service?.send('SIGSTOP');
	}

	/** Lets it go on. */
	async thaw(): Promise<void> {
		await this.service?.send('SIGCONT');
	}
}

/** What a cluster is made of. */
export interface ClusterParts {
	/** n8n with the package packed; `userFolder` takes the data of everything. */
	installation: Installation;
	tarball: string;
	workers: number;
	/** Environment variables for all processes of n8n. */
	settings?: Record<string, string>;
}

/**
 * n8n in queue mode: a main process, workers, a webhook processor, Redis and PostgreSQL, all on
 * this machine. Each process of n8n has a user folder of its own, with the package in it.
 */
export class QueueN8n {
	private constructor(
		readonly postgres: Postgres,
		readonly redis: Redis,
		readonly main: QueueProcess,
		readonly workers: QueueProcess[],
		readonly webhook: QueueProcess,
		/** Logged in at the main process. */
		readonly editor: Editor,
	) {}

	/** @throws an error that names Debian's package where Redis or PostgreSQL is missing */
	static async start(
		children: ChildProcesses,
		{ installation, tarball, workers: count, settings = {} }: ClusterParts,
	): Promise<QueueN8n> {
		const folderOf = (name: string) => join(installation.userFolder, name);
		const postgres = await Postgres.start(children, folderOf('postgres'));
		const redis = await Redis.start(children, folderOf('redis'));
		const shared = {
			...installation.settings,
			...queueEnvironment(postgres, redis),
			...local,
			...settings,
		};
		const make = async (name: string, command: Command): Promise<QueueProcess> => {
			const userFolder = folderOf(name.replaceAll(' ', '-'));
			await mkdir(userFolder, { recursive: true });
			await installTarball(children, tarball, userFolder);
			const own = { ...installation, userFolder, settings: shared };
			return new QueueProcess(children, name, command, own, await findFreePort());
		};
		const main = await make('n8n', 'start');
		// Alone, because it makes the tables.
		await main.start();
		const editor = await openEditor(main.url, createLogin(), () => children.lost);
		const numbers = Array.from({ length: count }, (_, index) => index + 1);
		const workers = await Promise.all(numbers.map((number) => make(`worker ${number}`, 'worker')));
		const webhook = await make('webhook processor', 'webhook');
		for (const started of [...workers, webhook]) await started.start();
		return new QueueN8n(postgres, redis, main, workers, webhook, editor);
	}

	/** Ends all processes of n8n, then what they depend on. */
	async close(): Promise<void> {
		const processes = [this.webhook, ...this.workers, this.main];
		await Promise.all(processes.map((one) => one.end('SIGKILL')));
		await this.redis.end();
		await this.postgres.end();
	}

	/** The worker that took an execution; undefined as long as none has. */
	workerOf(executionId: string): QueueProcess | undefined {
		return this.workers.find(({ log }) => log.includes(`started execution ${executionId} `));
	}

	/** Calls a production webhook at the webhook processor, with JSON text. */
	async callWebhook(path: string, body = '{}'): Promise<Response> {
		const headers = { 'content-type': 'application/json' };
		return await fetch(`${this.webhook.url}/webhook/${path}`, { method: 'POST', body, headers });
	}
}

/** What every process is told because all of it is on one machine, and the package comes from a file. */
const local = {
	N8N_HOST: '127.0.0.1',
	N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
};

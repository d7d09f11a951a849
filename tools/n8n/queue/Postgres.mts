import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { ChildProcesses, Service } from '../processes/ChildProcesses.mts';
import type { Command } from '../processes/Command.mts';
import { findFreePort } from '../processes/findFreePort.mts';
import { waitUntil } from '../processes/waitUntil.mts';
import { requireProgram } from './requireProgram.mts';

const startSeconds = 60;
const debianFolder = '/usr/lib/postgresql';

/** A PostgreSQL on a free port of this machine, with its data in a folder of its own. */
export class Postgres {
	readonly database = 'n8n';
	readonly user = 'n8n';
	private service: Service | undefined;

	private constructor(
		private readonly children: ChildProcesses,
		private readonly programs: string,
		private readonly folder: string,
		readonly port: number,
		readonly password: string,
	) {}

	/**
	 * Makes the data of a new server and starts it.
	 * @param folder is made
	 * @throws an error that names Debian's package where it is missing
	 */
	static async start(children: ChildProcesses, folder: string): Promise<Postgres> {
		const programs = await findPrograms();
		const password = randomBytes(12).toString('hex');
		const postgres = new Postgres(children, programs, folder, await findFreePort(), password);
		await postgres.create();
		await postgres.restart();
		await postgres.run('createdb', postgres.database);
		return postgres;
	}

	/** Starts it, or starts it again after it was ended. */
	async restart(): Promise<void> {
		const parameters = [
			...['-D', join(this.folder, 'data'), '-p', String(this.port)],
			...['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${this.folder}`],
		];
		this.service = await this.children.start(
			// What it writes comes on standard error, and the first line says that it is there.
			asServer({
				...this.command('postgres', parameters),
				program: 'sh',
				parameters: ['-c', 'exec "$0" "$@" 2>&1', join(this.programs, 'postgres'), ...parameters],
			}),
			startSeconds,
		);
		await waitUntil('The start of PostgreSQL', startSeconds, async () => {
			const isReady = this.run('pg_isready', '--quiet').then(
				() => true,
				() => undefined,
			);
			return await isReady;
		});
	}

	/** Asks it for one value. */
	async ask(query: string): Promise<string> {
		const parameters = ['--no-align', '--tuples-only', '--command', query, this.database];
		return (await this.run('psql', ...parameters)).trim();
	}

	/** Ends it as an administrator does who does not wait for its users. */
	async end(): Promise<void> {
		await this.service?.send('SIGINT');
	}

	private async create(): Promise<void> {
		await mkdir(this.folder, { recursive: true });
		const passwordFile = join(this.folder, 'password');
		await writeFile(passwordFile, this.password);
		if (isRoot()) {
			const owner = { ...this.command('chown', ['-R', 'postgres', this.folder]), program: 'chown' };
			await this.children.run(owner, startSeconds);
		}
		const parameters = [
			...['-D', join(this.folder, 'data'), '-U', this.user, '-A', 'scram-sha-256'],
			...['--pwfile', passwordFile, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
		];
		await this.children.run(asServer(this.command('initdb', parameters)), startSeconds);
		await rm(passwordFile);
	}

	/** Runs one of PostgreSQL's own programs on the server. */
	private async run(program: string, ...parameters: string[]): Promise<string> {
		const server = ['-h', '127.0.0.1', '-p', String(this.port), '-U', this.user];
		return await this.children.run(this.command(program, [...server, ...parameters]), startSeconds);
	}

	private command(program: string, parameters: string[]): Command {
		return {
			name: `PostgreSQL's ${program}`,
			program: join(this.programs, program),
			parameters,
			folder: this.folder,
			environment: { PATH: process.env.PATH, LANG: 'C.UTF-8', PGPASSWORD: this.password },
		};
	}
}

/** PostgreSQL's server refuses to run as root. */
function asServer(command: Command): Command {
	if (!isRoot()) return command;
	const user = ['--reuid', 'postgres', '--regid', 'postgres', '--init-groups', '--'];
	return {
		...command,
		program: 'setpriv',
		parameters: [...user, command.program, ...command.parameters],
	};
}

function isRoot(): boolean {
	return process.getuid?.() === 0;
}

/** The folder of the newest PostgreSQL that is installed. */
async function findPrograms(): Promise<string> {
	const versions = await readdir(debianFolder).catch(() => []);
	const newest = versions
		.map(Number)
		.filter(Number.isInteger)
		.sort((a, b) => b - a)[0];
	const folder = join(debianFolder, String(newest ?? ''), 'bin');
	await requireProgram(join(folder, 'postgres'), 'postgresql');
	return folder;
}

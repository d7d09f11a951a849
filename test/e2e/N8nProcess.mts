import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createLogin } from '../../demo/createLogin.mts';
import { endingOf } from '../../demo/endingOf.mts';
import { findFreePort } from '../../demo/findFreePort.mts';
import type { Installation } from '../../demo/Installation.mts';
import { listen } from '../../demo/listen.mts';
import { n8nEnvironment } from '../../demo/n8nEnvironment.mts';
import { n8nProgram } from '../../demo/n8nProgram.mts';
import { openSession } from '../../demo/openSession.mts';
import { Editor } from './Editor.mts';

const startSeconds = 240;
/** How long it may take to leave after it was asked to, in milliseconds. */
const patience = 15_000;
const guard = new URL('../../demo/endWithInput.mts', import.meta.url).href;

/** An n8n that can be killed in the middle of its work, and started again with the same data. */
export class N8nProcess {
	private readonly login = createLogin();
	private child: ChildProcess | undefined;
	private logged = '';

	constructor(readonly installation: Installation) {}

	/** All that n8n has written to its log, over all its starts. */
	get log(): string {
		return this.logged;
	}

	/** Starts n8n and waits until its editor can be used. */
	async start(): Promise<Editor> {
		const port = await findFreePort();
		const child = spawn(
			this.installation.node,
			['--import', guard, n8nProgram(this.installation), 'start'],
			{
				// n8n reads a `.env` in the folder it is started from.
				cwd: this.installation.userFolder,
				env: {
					...n8nEnvironment(this.installation, await findFreePort()),
					N8N_HOST: '127.0.0.1',
					N8N_PORT: String(port),
					N8N_SECURE_COOKIE: 'false',
				},
				stdio: 'pipe',
				// A group of its own, because n8n starts task runners.
				detached: true,
			},
		);
		this.child = child;
		listen(child, (line) => {
			this.logged += `${line}\n`;
		});
		let ending: string | undefined;
		void endingOf(child).then((reason = 'ended') => {
			ending = `n8n ${reason}`;
		});
		const url = `http://127.0.0.1:${port}`;
		return new Editor(await openSession(url, this.login, startSeconds, () => ending));
	}

	/** Ends n8n and everything that it started, without a warning: as a crash does. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	/** Asks n8n to end, and waits for that. */
	async close(): Promise<void> {
		const impatience = setTimeout(() => {
			void this.kill();
		}, patience);
		await this.end('SIGTERM');
		clearTimeout(impatience);
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		const { child } = this;
		if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
		const closed = once(child, 'close');
		process.kill(-child.pid, signal);
		await closed;
	}
}

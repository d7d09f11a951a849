import axios, { type AxiosInstance } from 'axios';
import { randomBytes } from 'node:crypto';
import { z } from 'zod/v4';
import { Editor } from './Editor.mts';
import { type Installation, n8nCommand } from './Installation.mts';
import type { ChildProcesses, Service } from './processes/ChildProcesses.mts';
import { findFreePort } from './processes/findFreePort.mts';
import { waitUntil } from './processes/waitUntil.mts';

const startSeconds = 240;
/** How long it may take to leave after it was asked to, in milliseconds. */
const patience = 15_000;
const guard = new URL('processes/endWithInput.mts', import.meta.url).href;

/** With what a person logs in to n8n. */
export const Login = z.object({ email: z.string(), password: z.string() });
export type Login = z.infer<typeof Login>;

/** Makes up a login that nobody can guess; n8n wants a capital letter and a digit in the password. */
export function createLogin(): Login {
	return { email: 'you@example.com', password: `Tracy1-${randomBytes(9).toString('base64url')}` };
}

/** An n8n that serves its editor; it can be ended or killed, and started again with the same data. */
export class N8nServer {
	private service: Service | undefined;
	private logged = '';

	/** @param login becomes the owner's if n8n has no owner yet */
	constructor(
		private readonly children: ChildProcesses,
		readonly installation: Installation,
		readonly login = createLogin(),
	) {}

	/** All that n8n has written to its log, over all its starts. */
	get log(): string {
		return this.logged;
	}

	/**
	 * Starts n8n and waits until its editor can be used.
	 * @param wishedPort where it is to listen; another port if that one is in use
	 */
	async start(wishedPort?: number): Promise<Editor> {
		const port = await findFreePort(wishedPort);
		const url = `http://127.0.0.1:${port}`;
		const { parameters, environment, ...command } = await n8nCommand(this.installation, ['start']);
		this.service = await this.children.start(
			{
				...command,
				name: 'n8n',
				parameters: ['--import', guard, ...parameters],
				environment: {
					...environment,
					N8N_HOST: '127.0.0.1',
					N8N_PORT: String(port),
					// The browser sends the cookie of the login over plain HTTP as well.
					N8N_SECURE_COOKIE: 'false',
				},
			},
			startSeconds,
			(line) => {
				this.logged += `${line}\n`;
			},
		);
		return await openEditor(url, this.login, () => this.children.lost);
	}

	/** Ends n8n and everything that it started, without a warning: as a crash does. */
	async kill(): Promise<void> {
		await this.service?.send('SIGKILL');
	}

	/** Asks n8n to end, and waits for that. */
	async close(): Promise<void> {
		const impatience = setTimeout(() => {
			void this.kill();
		}, patience);
		await this.service?.send('SIGTERM');
		clearTimeout(impatience);
	}
}

/**
 * Waits until n8n is ready and logs in as its owner, who is made up unless there is one.
 * @param lost tells what ended although it should have kept running
 */
export async function openEditor(
	url: string,
	{ email, password }: Login,
	lost: () => string | undefined,
): Promise<Editor> {
	const client = axios.create({ baseURL: url, proxy: false, timeout: 60_000 });
	await waitUntil(`The start of n8n at ${url}`, startSeconds, async () => {
		const loss = lost();
		if (loss !== undefined) throw new Error(`${loss} before it was ready.`);
		return (await isReady(client)) ? true : undefined;
	});
	const owner = { email, password, firstName: 'Tracy', lastName: 'Demo' };
	const setUp = await client.post('/rest/owner/setup', owner, {
		// Refused when there is an owner already.
		validateStatus: (status) => status === 200 || status === 400,
	});
	const answer =
		setUp.status === 200
			? setUp
			: await client.post('/rest/login', { emailOrLdapLoginId: email, password });
	const cookies = answer.headers['set-cookie'] ?? [];
	client.defaults.headers.common.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
	return new Editor(url, client);
}

async function isReady(client: AxiosInstance): Promise<boolean> {
	// In n8n 1.123 the first is so before the editor can ask for anything.
	const signs = ['/healthz/readiness', '/rest/settings'];
	return Promise.all(signs.map((sign) => client.get(sign))).then(
		() => true,
		() => false,
	);
}

import type { ChildProcesses } from './ChildProcesses.mts';
import { findFreePort } from './findFreePort.mts';
import type { Installation } from './Installation.mts';
import type { Login } from './Login.mts';
import { openSession } from './openSession.mts';
import { n8nEnvironment } from './n8nEnvironment.mts';
import { n8nProgram } from './n8nProgram.mts';
import { N8nServer } from './N8nServer.mts';

const startSeconds = 180;
const guard = new URL('endWithInput.mts', import.meta.url).href;

/**
 * Starts n8n and logs in; makes the login the owner's if n8n has no owner yet.
 * @param wishedPort where it is to listen; another port if that one is in use
 */
export async function startN8nServer(
	children: ChildProcesses,
	installation: Installation,
	login: Login,
	wishedPort?: number,
): Promise<N8nServer> {
	const port = await findFreePort(wishedPort);
	const url = `http://127.0.0.1:${port}`;
	const command = {
		name: 'n8n',
		program: installation.node,
		parameters: ['--import', guard, n8nProgram(installation), 'start'],
		folder: installation.userFolder,
		environment: {
			...n8nEnvironment(installation, await findFreePort()),
			N8N_HOST: '127.0.0.1',
			N8N_PORT: String(port),
			// The browser sends the cookie of the login over plain HTTP as well.
			N8N_SECURE_COOKIE: 'false',
		},
	};
	await children.start(command, startSeconds);
	return new N8nServer(url, await openSession(url, login, startSeconds, () => children.lost));
}

import { join } from 'node:path';
import process from 'node:process';
import type { Command } from './processes/Command.mts';
import { findFreePort } from './processes/findFreePort.mts';

/** An n8n that is installed and has a place for its data. */
export interface Installation {
	/** The Node.js that runs it. */
	node: string;
	/** The folder in whose `node_modules` it is. */
	folder: string;
	/** What n8n calls its user folder: in `.n8n` inside it, it keeps its data and its community nodes. */
	userFolder: string;
	/** Environment variables that not every version of n8n knows. */
	settings: Record<string, string>;
}

/** What every process needs of the person's own environment; nothing else of it reaches n8n. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot', 'TEMP', 'USERPROFILE'];

/**
 * One of n8n's commands, in an environment in which n8n keeps to itself: loopback only, no
 * telemetry, no update checks, and no setting, proxy or database of the person who runs it.
 * @param parameters of n8n, such as `start`
 */
export async function n8nCommand(
	{ node, folder, userFolder, settings }: Installation,
	parameters: string[],
): Promise<Command> {
	return {
		name: `n8n ${parameters.join(' ')}`,
		program: node,
		parameters: [join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), ...parameters],
		// n8n reads a `.env` in the folder it is started from.
		folder: userFolder,
		environment: {
			...inheritedEnvironment(),
			N8N_USER_FOLDER: userFolder,
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_RUNNERS_BROKER_PORT: String(await findFreePort()),
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_DYNAMIC_BANNERS_ENABLED: 'false',
			N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
			N8N_PERSONALIZATION_ENABLED: 'false',
			N8N_TEMPLATES_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
			// Its commands print their results through the logger, at this level.
			N8N_LOG_LEVEL: 'info',
			NO_COLOR: '1',
			...settings,
		},
	};
}

function inheritedEnvironment(): NodeJS.ProcessEnv {
	const entries = Object.entries(process.env).filter(([name]) => inherited.includes(name));
	return Object.fromEntries(entries);
}

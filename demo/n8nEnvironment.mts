import process from 'node:process';
import type { Installation } from './Installation.mts';

/** What every process needs of the person's own environment; nothing else of it reaches n8n. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot', 'TEMP', 'USERPROFILE'];

/**
 * The environment in which n8n keeps to itself: loopback only, no telemetry, no update checks,
 * and no setting, proxy or database of the person who runs it.
 * @param brokerPort a free port for n8n's task runners
 */
export function n8nEnvironment(
	{ userFolder, settings }: Installation,
	brokerPort: number,
): NodeJS.ProcessEnv {
	return {
		...inheritedEnvironment(),
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
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
	};
}

function inheritedEnvironment(): NodeJS.ProcessEnv {
	const entries = Object.entries(process.env).filter(([name]) => inherited.includes(name));
	return Object.fromEntries(entries);
}

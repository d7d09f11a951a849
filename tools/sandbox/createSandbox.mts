import { fastify } from 'fastify';
import { registerApi } from './api/registerApi.mts';
import { sendRefusal } from './api/sendRefusal.mts';
import { registerControl } from './control/registerControl.mts';
import { registerPage } from './page/registerPage.mts';
import { addContract } from './rules/addContract.mts';
import { KEYS } from './rules/checkKey.mts';
import { readWorkspace } from './rules/Workspace.mts';
import { Run } from './state/Run.mts';
import { DEFAULT_SETTINGS, type Settings } from './state/Settings.mts';

export interface SandboxOptions extends Partial<Settings> {
	/** 0, the default, takes any free port. */
	readonly port?: number;
	/** A JSON file, or what would stand in it; the default is the workspace in this folder. */
	readonly workspace?: string | URL | object;
}

export interface Sandbox {
	readonly url: string;
	readonly keys: typeof KEYS;
	/** Ends every connection, answered or not. */
	close(): Promise<void>;
}

/** Room for bodies that are too large, so that these too are read and kept before the 413. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** Starts a stand-in for the Tracy API on 127.0.0.1. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, workspace = new URL('workspace.json', import.meta.url), ...settings } = options;
	const content = readWorkspace(workspace);
	const startRun = (): Run => new Run({ ...DEFAULT_SETTINGS, ...settings }, content);
	let run = startRun();

	const app = fastify({
		bodyLimit: BODY_LIMIT,
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		frameworkErrors: sendRefusal,
		ajv: {
			customOptions: {
				coerceTypes: false,
				useDefaults: false,
				removeAdditional: false,
				allErrors: true,
				allowUnionTypes: true,
			},
			onCreate: addContract,
		},
	});
	await app.register(
		(control) => {
			registerControl(
				control,
				() => run,
				() => {
					run = startRun();
				},
			);
		},
		{ prefix: '/_sandbox' },
	);
	await app.register(registerPage);
	await app.register((api) => {
		registerApi(api, () => run);
	});
	const url = await app.listen({ host: '127.0.0.1', port });
	return { url, keys: KEYS, close: () => app.close() };
}

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { Engine, type Running } from './Engine';
import type { Finished } from './Finished';
import type { Plan } from './Plan';
import { Sandbox } from './servers/Sandbox';

/** A plan of which everything may be left out: one empty row, and the sandbox's full key. */
export type PartialPlan = Omit<Partial<Plan>, 'credential'> & {
	/** What differs from that credential. */
	credential?: ICredentialDataDecryptedObject | 'deleted' | 'not chosen';
};

/** The node in n8n's engine, and the sandbox that it talks to. */
export interface Tracy {
	readonly engine: Engine;
	readonly sandbox: Sandbox;
	plan(partial: PartialPlan): Plan;
	run(partial: PartialPlan): Promise<Finished>;
	start(partial: PartialPlan): Running;
}

/**
 * Gives the tests of a file the node in n8n's engine and a sandbox, which each test finds empty
 * and without faults. Both end with the file, whatever becomes of its tests.
 */
export function useTracy(): Tracy {
	let engine: Engine | undefined;
	let sandbox: Sandbox | undefined;

	beforeAll(async () => {
		sandbox = await Sandbox.start();
		engine = await Engine.start();
	});
	beforeEach(async () => {
		await sandbox?.reset();
		engine?.installed.logLines.splice(0);
	});
	afterAll(async () => {
		await sandbox?.end();
		await engine?.close();
	});

	return {
		get engine() {
			return started(engine);
		},
		get sandbox() {
			return started(sandbox);
		},
		plan({ credential = {}, ...others }) {
			const { url, keys } = this.sandbox;
			const good = { baseUrl: url, apiKey: keys.full, allowUnauthorizedCerts: false };
			return {
				items: [{}],
				...others,
				credential: typeof credential === 'string' ? credential : { ...good, ...credential },
			};
		},
		run(partial) {
			return this.engine.run(this.plan(partial));
		},
		start(partial) {
			return this.engine.start(this.plan(partial));
		},
	};
}

function started<Thing>(thing: Thing | undefined): Thing {
	if (thing === undefined) throw new Error('The tests of this file have not begun.');
	return thing;
}

/* eslint-disable @n8n/community-nodes/no-restricted-globals -- is told by its environment how long to go on */
import fc from 'fast-check';
import { Engine } from '../engine/harness/Engine';
import { anyScenario } from './anyScenario';
import { FailingStore } from './FailingStore';
import { findLies } from './findLies';
import { LoggingServer } from './LoggingServer';
import { playScenario, type Stage } from './playScenario';

const seconds = Number(process.env.TRACY_FUZZ_SECONDS ?? 60);
const seed = Number(process.env.TRACY_FUZZ_SEED ?? Date.now() % 2 ** 31);
const path = process.env.TRACY_FUZZ_PATH;

/** In ms: a scenario that takes longer hangs. */
const LONGEST = 60_000;

let stage: Stage;

beforeAll(async () => {
	const store = new FailingStore();
	stage = { engine: await Engine.start(), server: await LoggingServer.start(), store };
	await stage.engine.storeDeduplicationIn(store);
});

afterAll(async () => {
	stage.server.close();
	await stage.engine.close();
});

test(
	'whatever happens, no row is created twice or lost, and what is said of each is true',
	async () => {
		let scenarios = 0;
		let rows = 0;
		const until = Date.now() + seconds * 1000;
		const property = fc.asyncProperty(anyScenario, async (scenario) => {
			// Ends it between two scenarios, since one that is interrupted would pass, even if it hangs.
			if (Date.now() > until) throw new fc.PreconditionFailure(true);
			const tries = await playScenario(scenario, stage);
			scenarios += 1;
			rows += tries.reduce((sum, each) => sum + each.rows.length, 0);
			expect(findLies(scenario, tries)).toEqual([]);
		});
		try {
			const runs = { numRuns: Number.MAX_SAFE_INTEGER, timeout: LONGEST };
			await fc.assert(property, { seed, path, ...runs });
		} finally {
			process.stderr.write(`--seed ${seed}: ${scenarios} scenarios with ${rows} rows\n`);
		}
		expect(scenarios).toBeGreaterThan(5);
	},
	(seconds + 600) * 1000,
);

import type { INodeParameters } from 'n8n-workflow';
import type { Engine } from '../engine/harness/Engine';
import type { Finished } from '../engine/harness/Finished';
import { byProperty } from '../engine/harness/parameters';
import type { Plan } from '../engine/harness/Plan';
import type { FuzzedRow, FuzzedRun, Scenario } from './anyScenario';
import type { FailingStore } from './FailingStore';
import type { Logged, LoggingServer } from './LoggingServer';

/** What came of one try of an execution; nothing where the process died. */
export interface Try {
	/** The API key of its execution, which nothing may show. */
	apiKey: string;
	rows: FuzzedRow[];
	onError: FuzzedRun['onError'];
	finished: Finished | undefined;
	/** All that had reached the server when it was over. */
	log: Logged[];
	/** How much had gone wrong with the store by then, deaths included. */
	failures: number;
}

/** What a scenario is played with. */
export interface Stage {
	engine: Engine;
	server: LoggingServer;
	store: FailingStore;
}

let executions = 0;

/** Plays the executions of a scenario one after another. */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Try[]> {
	const { engine, server, store } = stage;
	store.clear();
	server.log = [];
	const tries: Try[] = [];
	let deaths = 0;
	for (const run of scenario.runs) {
		executions += 1;
		const workflowId = `workflow ${executions}`;
		const apiKey = `secret-key-${executions}`;
		const plan = planOf(run, scenario.hasKeys, { workflowId, apiKey, url: server.url });
		server.fates = new Map(run.rows.map(({ row, fate }) => [row, fate]));
		const death = new Promise<undefined>((die) => {
			store.serve(workflowId, Object.fromEntries(run.mishaps), () => die(undefined));
		});
		const note = (finished: Finished | undefined) =>
			tries.push({
				...{ apiKey, rows: run.rows, onError: run.onError, finished },
				log: [...server.log],
				failures: store.failures + deaths,
			});
		const running = engine.start(plan);
		const finished = await Promise.race([running.finished, death]);
		note(finished);
		if (!finished) {
			deaths += 1;
			server.dead.add(apiKey);
			running.cancel();
		} else if (run.isRetried && finished.error) {
			server.fates = new Map();
			note(await Promise.race([engine.retry(finished, plan), death]));
		}
	}
	return tries;
}

function planOf(
	run: FuzzedRun,
	hasKeys: boolean,
	{ workflowId, apiKey, url }: { workflowId: string; apiKey: string; url: string },
): Plan {
	const title = '={{ $json.flaw === "expression" ? $("Nowhere").item : $json.title }}';
	const options: INodeParameters = { maxConcurrency: run.maxConcurrency, maxRetryWait: 20 };
	return {
		items: run.rows.map(({ row, key, flaw }) => ({
			id: flaw === 'key' ? '' : key,
			title: flaw === 'value' ? { no: 'text' } : row,
			...(flaw && { flaw }),
		})),
		parameters: byProperty([['201', 'stringValue', title]], {
			options: hasKeys ? { ...options, importKey: '={{ $json.id }}' } : options,
		}),
		onError: run.onError,
		...(run.retriesOnFail && { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 }),
		credential: { baseUrl: url, apiKey, allowUnauthorizedCerts: false },
		workflowId,
	};
}

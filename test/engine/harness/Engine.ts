/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test harness is told by its environment what to run */
import 'reflect-metadata';
import {
	DataDeduplicationService,
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	SupplyDataContext,
	WorkflowExecute,
} from 'n8n-core';
import { makeHandleToolInvocation } from 'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data';
import {
	createRunExecutionData,
	Expression,
	NodeConnectionTypes,
	Workflow,
	type IDataDeduplicator,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type IRunExecutionData,
	type ITaskData,
} from 'n8n-workflow';
import { additionalData } from './additionalData';
import { Finished } from './Finished';
import { InstalledPackage } from './InstalledPackage';
import type { Plan } from './Plan';
import { startToSinks } from './passThrough';
import { StoredCredential } from './credential/StoredCredential';
import { tracyNode } from './tracyNode';

/** An execution that is under way. */
export interface Running {
	finished: Promise<Finished>;
	/** Does what n8n does when a person presses Stop. */
	cancel(): void;
}

/** n8n's own engine with the packed node in it. */
export class Engine {
	private executions = 0;

	private constructor(readonly installed: InstalledPackage) {}

	/**
	 * Loads the package. The engine for expressions is chosen by `TRACY_EXPRESSION_ENGINE`. From then
	 * on n8n knows of no proxy, since the servers of the tests are on this machine.
	 */
	static async start(): Promise<Engine> {
		for (const name of Object.keys(process.env)) {
			if (/_proxy$/i.test(name)) delete process.env[name];
		}
		const engine = process.env.TRACY_EXPRESSION_ENGINE ?? 'legacy';
		if (engine !== 'legacy' && engine !== 'vm' && engine !== 'quickjs') {
			throw new Error(`There is no expression engine "${engine}".`);
		}
		await Expression.initExpressionEngine({
			engine,
			poolSize: 1,
			maxCodeCacheSize: 1024,
			bridgeTimeout: 5000,
			bridgeMemoryLimit: 128,
		});
		return new Engine(await InstalledPackage.load());
	}

	/** Gives n8n's deduplication helpers a store; once in a test file. */
	async storeDeduplicationIn(store: IDataDeduplicator): Promise<void> {
		await DataDeduplicationService.init(store);
	}

	/** Executes a plan to its end. */
	async run(plan: Plan): Promise<Finished> {
		return await this.start(plan).finished;
	}

	/**
	 * The node as a tool that n8n itself calls for an agent, as for Agent 1 and 2 and the MCP trigger:
	 * each try of a call is a run of its own.
	 */
	tool(plan: Plan): (args: IDataObject) => Promise<unknown> {
		const { workflow, stored, hooks, mode } = this.prepare(plan);
		const node = { ...tracyNode(plan), type: 'n8n-nodes-tracy.tracyTool' };
		const data = createRunExecutionData({ executionData: { nodeExecutionStack: [] } });
		const executeData = { node, data: { main: [] }, source: null };
		const additional = additionalData(stored, hooks);
		const type = NodeConnectionTypes.AiTool;
		const contextOf = (run: number) =>
			new SupplyDataContext(
				workflow,
				node,
				additional,
				mode,
				data,
				run,
				[],
				{},
				type,
				executeData,
				[],
			);
		const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const invoke = makeHandleToolInvocation(contextOf, node, nodeType, data);
		// n8n holds an isolate for the expressions of a workflow as long as that runs.
		return async (args) => await workflow.expression.withIsolate(async () => await invoke(args));
	}

	/** Begins to execute a plan. Without items the Tracy node is started all the same. */
	start(plan: Plan): Running {
		const { nodes } = workflowOf(plan);
		const beginsAtTracy = plan.items.length === 0 || plan.source !== undefined;
		const [node] = beginsAtTracy ? nodes.filter(isTracy) : nodes;
		if (!node) throw new Error('The workflow has no node to begin with.');
		const items = plan.items.map((json) => ({ json }));
		const source = plan.source ? { main: [plan.source] } : null;
		const nodeExecutionStack = [{ node, data: { main: [items] }, source }];
		const data = createRunExecutionData({ executionData: { nodeExecutionStack } });
		if (plan.source) data.resultData.runData.Start = [ranAlready(items)];
		return this.execute(plan, data);
	}

	/** Does what n8n does when a person retries a failed execution of the list of executions. */
	async retry({ run }: Finished, plan: Plan): Promise<Finished> {
		const data: IRunExecutionData = JSON.parse(JSON.stringify(run.data));
		const { resultData } = data;
		delete resultData.error;
		const runs = resultData.runData[resultData.lastNodeExecuted ?? ''];
		if (runs?.at(-1)?.error !== undefined) runs.pop();
		for (const interrupted of data.executionData?.nodeExecutionStack ?? []) {
			interrupted.node = tracyNode(plan);
		}
		return await this.execute({ ...plan, mode: 'retry' }, data).finished;
	}

	/** What the editor has while a person fills in the node: its parameters and its credential. */
	editor(plan: Plan): ILoadOptionsFunctions {
		const { workflow, stored, hooks } = this.prepare(plan);
		const additional = {
			...additionalData(stored, hooks),
			currentNodeParameters: plan.parameters ?? {},
		};
		return new LoadOptionsContext(workflow, tracyNode(plan), additional, '');
	}

	async close(): Promise<void> {
		await Expression.disposeExpressionEngine();
	}

	private execute(plan: Plan, data: IRunExecutionData): Running {
		const { workflow, stored, hooks, mode } = this.prepare(plan);
		const execution = new WorkflowExecute(additionalData(stored, hooks), mode, data);
		const running = execution.processRunExecutionData(workflow);
		return {
			finished: running.then((run) => new Finished(run, stored.reads)),
			cancel: () => running.cancel(),
		};
	}

	private prepare(plan: Plan) {
		const { timezone = 'UTC', mode = 'manual', workflowId = 'workflow-1', credential } = plan;
		const workflow = new Workflow({
			...workflowOf(plan),
			id: workflowId,
			name: 'Import',
			active: false,
			nodeTypes: this.installed.typesInWorkflow(plan.nodeTypes),
			settings: { executionOrder: 'v1', timezone },
		});
		const stored = new StoredCredential(
			this.installed.credentialType,
			typeof credential === 'string' ? null : credential,
		);
		this.executions += 1;
		const hooks = new ExecutionLifecycleHooks(mode, String(this.executions), {
			...workflowOf(plan),
			id: workflowId,
			name: 'Import',
			active: false,
			activeVersionId: null,
			isArchived: false,
			createdAt: new Date(),
			updatedAt: new Date(),
		});
		return { workflow, stored, hooks, mode };
	}
}

/** What n8n has noted of a node that handed out these items, from its second output. */
function ranAlready(items: INodeExecutionData[]): ITaskData {
	const times = { startTime: 0, executionTime: 0, executionIndex: 0, source: [] };
	return { ...times, data: { main: [[{ json: { title: 'another' } }], items] } };
}

function workflowOf(plan: Plan) {
	return plan.workflow ?? startToSinks(tracyNode(plan));
}

function isTracy({ type }: { type: string }): boolean {
	return type === 'n8n-nodes-tracy.tracy';
}

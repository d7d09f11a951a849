import type { AxiosInstance } from 'axios';
import { z } from 'zod/v4';
import { type NodeRun, readRun } from './readRun.mts';
import { waitUntil } from './waitUntil.mts';
import type { Workflow } from './Workflow.mts';

const publishSeconds = 60;
const executionSeconds = 120;
const ended = ['success', 'error', 'crashed', 'canceled'];

const versionSchema = z.object({ data: z.object({ versionId: z.string() }) });
const statusSchema = z.object({ data: z.object({ status: z.string() }) });
const startedSchema = z.object({ data: z.object({ executionId: z.string() }) });
const keySchema = z.object({ data: z.object({ rawApiKey: z.string() }) });
const executionSchema = z.looseObject({
	id: z.union([z.string(), z.number()]).transform(String),
	mode: z.string(),
	status: z.string(),
});
const executionsSchema = z.object({ data: z.array(executionSchema) });

/** An execution that succeeded. */
export interface Execution {
	/** What started it: `manual`, `trigger`, `webhook`. */
	mode: string;
	/** Node name -> what it did. */
	nodes: Map<string, NodeRun>;
}

/** A running n8n, asked for what its editor asks it for. */
export class N8nServer {
	private key: string | undefined;

	/** @param client is logged in */
	constructor(
		readonly url: string,
		private readonly client: AxiosInstance,
	) {}

	/** Publishes a workflow and waits until its triggers are at work. */
	async publish({ id, name }: Workflow): Promise<void> {
		const workflow = await this.client.get(`/rest/workflows/${id}`);
		const { versionId } = versionSchema.parse(workflow.data).data;
		await this.client.post(`/rest/workflows/${id}/activate`, { versionId });
		await waitUntil(`The publication of “${name}”`, publishSeconds, async () => {
			const status = await this.client.get(`/rest/workflows/${id}/publication-status`);
			return statusSchema.parse(status.data).data.status === 'published' ? true : undefined;
		});
	}

	async unpublish({ id }: Workflow): Promise<void> {
		await this.client.post(`/rest/workflows/${id}/deactivate`, {});
	}

	/** Does what “Execute workflow” does, and waits for the end. */
	async execute({ id, name }: Workflow, trigger: string): Promise<Execution> {
		const request = { triggerToStartFrom: { name: trigger } };
		const started = await this.client.post(`/rest/workflows/${id}/run`, request);
		const { executionId } = startedSchema.parse(started.data).data;
		return waitUntil(`The execution of “${name}”`, executionSeconds, async () =>
			this.execution(executionId),
		);
	}

	/** The IDs of a workflow's executions, running ones included. */
	async executionIds({ id }: Workflow): Promise<string[]> {
		const answer = await this.readExecutions(`?workflowId=${id}`);
		return executionsSchema.parse(answer).data.map((execution) => execution.id);
	}

	/** An execution by its ID; undefined as long as it runs. Refuses if it did not succeed. */
	async execution(id: string): Promise<Execution | undefined> {
		const answer = await this.readExecutions(`/${id}?includeData=true`);
		const { mode, status } = executionSchema.parse(answer);
		if (!ended.includes(status)) return undefined;
		if (status !== 'success') throw new Error(`The execution ${id} ended with “${status}”.`);
		return { mode, nodes: readRun(answer) };
	}

	/** Reads from n8n's public API, in which executions are plain JSON; it takes a key of its own. */
	private async readExecutions(address: string): Promise<unknown> {
		this.key ??= await this.createKey();
		const headers = { 'X-N8N-API-KEY': this.key };
		return (await this.client.get(`/api/v1/executions${address}`, { headers })).data;
	}

	private async createKey(): Promise<string> {
		const key = await this.client.post('/rest/api-keys', {
			label: 'demo',
			scopes: ['execution:read', 'execution:list'],
			expiresAt: null,
		});
		return keySchema.parse(key.data).data.rawApiKey;
	}
}

import { type AxiosInstance, isAxiosError } from 'axios';
import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { Execution } from './Execution.mts';
import type { Credential } from './N8n.mts';
import { waitUntil } from './processes/waitUntil.mts';

const publishSeconds = 90;
const executionSeconds = 240;

const storedSchema = z.object({ data: z.object({ id: z.string() }) });
const versionSchema = z.object({ data: z.object({ versionId: z.string() }) });
const statusSchema = z.object({ data: z.object({ status: z.string() }) });
const startedSchema = z.object({ data: z.object({ executionId: z.string() }) });
const retriedSchema = z.object({ data: z.object({ id: z.union([z.string(), z.number()]) }) });
const keySchema = z.object({ data: z.object({ rawApiKey: z.string() }) });
const listSchema = z.object({ data: z.object({ results: z.array(z.object({ id: z.string() })) }) });

/** A workflow as the editor sends it. */
export interface WorkflowContent {
	name: string;
	nodes: object[];
	connections: object;
	settings: object;
	/** The rows that are pinned to nodes, which only runs from the editor take. */
	pinData?: object;
}

/** Asks a running n8n for what its editor asks it for. */
export class Editor {
	private key: string | undefined;

	/**
	 * @param url where a browser finds it
	 * @param client is logged in
	 */
	constructor(
		readonly url: string,
		private readonly client: AxiosInstance,
	) {
		client.interceptors.response.use(undefined, (error: unknown) => {
			throw withReason(error);
		});
	}

	/**
	 * Stores a credential of our node's; returns its ID.
	 * @param others what else is entered in it
	 */
	async addCredential(
		name: string,
		baseUrl: string,
		apiKey: string,
		others: Record<string, unknown> = {},
	): Promise<string> {
		const data = { baseUrl, apiKey, allowUnauthorizedCerts: false, ...others };
		return this.storeCredential({ name, type: 'tracyApi', data });
	}

	/** Stores a credential of any type; returns its ID. */
	async storeCredential(credential: Omit<Credential, 'id'>): Promise<string> {
		return storedSchema.parse((await this.client.post('/rest/credentials', credential)).data).data
			.id;
	}

	/** Stores a new workflow; returns its ID. */
	async addWorkflow(workflow: WorkflowContent): Promise<string> {
		// n8n 2.0 stores none that does not say whether it is published.
		const stored = { active: false, ...workflow };
		return storedSchema.parse((await this.client.post('/rest/workflows', stored)).data).data.id;
	}

	/** Changes a workflow as its author does who saves it. */
	async changeWorkflow(id: string, { nodes, connections }: WorkflowContent): Promise<void> {
		const versionId = await this.versionOf(id);
		await this.client.patch(`/rest/workflows/${id}`, { nodes, connections, versionId });
	}

	/** Publishes a workflow and waits until its triggers are at work. */
	async publish(id: string): Promise<void> {
		const versionId = await this.versionOf(id);
		await this.client.post(`/rest/workflows/${id}/activate`, { versionId });
		await waitUntil(`The publication of the workflow ${id}`, publishSeconds, async () => {
			const answer = await this.client.get(`/rest/workflows/${id}/publication-status`, {
				validateStatus: (status) => status === 200 || status === 404,
			});
			// n8n 1.123 and 2.0 know no such question: there it is done when it was answered.
			if (answer.status === 404) return true;
			return statusSchema.parse(answer.data).data.status === 'published' ? true : undefined;
		});
	}

	async unpublish(id: string): Promise<void> {
		await this.client.post(`/rest/workflows/${id}/deactivate`, {});
	}

	/**
	 * Does what “Execute workflow” does.
	 * @param trigger the name of the node to start from
	 * @returns the ID of the execution, which runs then
	 */
	async run(id: string, trigger = 'Start'): Promise<string> {
		const request = { triggerToStartFrom: { name: trigger } };
		const answer = await this.client.post(`/rest/workflows/${id}/run`, request);
		return startedSchema.parse(answer.data).data.executionId;
	}

	/** Calls the webhook of a published workflow; returns the ID of the execution, which runs then. */
	async callWebhook(id: string, path: string): Promise<string> {
		const earlier = await this.executionIds(id);
		await this.client.post(`/webhook/${path}`, {});
		return waitUntil(`An execution of the workflow ${id}`, executionSeconds, async () =>
			(await this.executionIds(id)).find((candidate) => !earlier.includes(candidate)),
		);
	}

	/** Does what “Stop” does. */
	async stop(executionId: string): Promise<void> {
		await this.client.post(`/rest/executions/${executionId}/stop`, {});
	}

	/**
	 * Does what “Retry” in the list of executions does, and waits for the end.
	 * @param loadWorkflow true takes the workflow as it is saved now, false as it was
	 */
	async retry(executionId: string, loadWorkflow: boolean): Promise<Execution> {
		const address = `/rest/executions/${executionId}/retry`;
		// It is answered when the execution has ended.
		const timeout = executionSeconds * 1_000;
		const answer = await this.client.post(address, { loadWorkflow }, { timeout });
		return this.ended(String(retriedSchema.parse(answer.data).data.id));
	}

	/** The IDs of a workflow's executions, running ones included, as the list of executions shows them. */
	async executionIds(workflowId: string): Promise<string[]> {
		const params = { filter: JSON.stringify({ workflowId }) };
		const answer = await this.client.get('/rest/executions', { params });
		return listSchema.parse(answer.data).data.results.map(({ id }) => id);
	}

	/** An execution as it is now, from n8n's public API, in which it is plain JSON. */
	async execution(id: string): Promise<Execution> {
		this.key ??= await this.createKey();
		const headers = { 'X-N8N-API-KEY': this.key };
		const address = `/api/v1/executions/${id}?includeData=true`;
		return new Execution((await this.client.get(address, { headers })).data);
	}

	/** An execution as soon as it is over, however it ended. */
	async ended(id: string): Promise<Execution> {
		return waitUntil(`The end of the execution ${id}`, executionSeconds, async () => {
			const execution = await this.execution(id);
			return execution.isOver ? execution : undefined;
		});
	}

	/** Asks whatever else the editor asks of n8n itself, below `/rest`. */
	async ask(path: string, question: object): Promise<unknown> {
		return (await this.client.post(`/rest${path}`, question)).data;
	}

	private async versionOf(id: string): Promise<string> {
		const workflow = await this.client.get(`/rest/workflows/${id}`);
		return versionSchema.parse(workflow.data).data.versionId;
	}

	private async createKey(): Promise<string> {
		const key = await this.client.post('/rest/api-keys', {
			label: randomUUID(),
			scopes: ['execution:read'],
			expiresAt: null,
		});
		return keySchema.parse(key.data).data.rawApiKey;
	}
}

/** The error with what n8n says of it. */
function withReason(error: unknown): unknown {
	if (!isAxiosError(error)) return error;
	const reason = JSON.stringify(error.response?.data ?? null);
	return new Error(`${error.message}: ${reason}`, { cause: error });
}

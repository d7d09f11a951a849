import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowContent } from '../../tools/n8n/Editor.mts';
import type { Execution } from '../../tools/n8n/Execution.mts';
import { waitUntil } from '../../tools/n8n/processes/waitUntil.mts';
import type { QueueProcess } from '../../tools/n8n/queue/QueueN8n.mts';
import type { Import } from '../e2e/importWorkflow.mts';
import type { Queue } from './openQueue.mts';

/** Makes, starts and watches imports in n8n's queue mode. */
export class Imports {
	constructor(private readonly queue: Queue) {}

	/** An import through the error output; with keys, each row has one of its own. */
	of(name: string, rows: number, options: Record<string, unknown> = {}): Import {
		const settings = { onError: 'continueErrorOutput' };
		return { name, rows, credentialId: this.queue.credentialId, settings, options };
	}

	/** The same with a key for each row. */
	keyed(name: string, rows: number, options: Record<string, unknown> = {}): Import {
		return this.of(name, rows, { importKey: '={{ $json.key }}', ...options });
	}

	async publish(workflow: WorkflowContent): Promise<string> {
		const id = await this.queue.n8n.editor.addWorkflow(workflow);
		await this.queue.n8n.editor.publish(id);
		return id;
	}

	/** Starts an import through the webhook processor; returns the ID of its execution. */
	async start(id: string, { name }: Import): Promise<string> {
		const earlier = await this.executionIds(id);
		await waitUntil(`A start of ${name}`, 60, async () => {
			const answer = await this.queue.n8n.callWebhook(name).catch(() => undefined);
			return answer?.status === 200 ? true : undefined;
		});
		return await waitUntil(`An execution of ${name}`, 60, async () =>
			(await this.executionIds(id)).find((candidate) => !earlier.includes(candidate)),
		);
	}

	/** The newest first. Waits while n8n's database is away. */
	async executionIds(id: string): Promise<string[]> {
		return await waitUntil('The list of executions', 60, async () =>
			this.queue.n8n.editor.executionIds(id).catch(() => undefined),
		);
	}

	/** An execution when it is over; undefined where n8n still calls it running after that time. */
	async endOf(execution: string, seconds = 240): Promise<Execution | undefined> {
		const over = waitUntil('The end', seconds, async () => {
			const seen = await this.queue.n8n.editor.execution(execution).catch(() => undefined);
			return seen?.isOver === true ? seen : undefined;
		});
		return await over.catch(() => undefined);
	}

	/** The worker that runs an execution. */
	async workerOf(execution: string): Promise<QueueProcess> {
		return await waitUntil('The worker', 30, () =>
			Promise.resolve(this.queue.n8n.workerOf(execution)),
		);
	}

	/** Waits until so many records are there. */
	async created(count: number): Promise<void> {
		await this.queue.sandbox.until(`Record ${count}`, ({ created }) => created >= count);
	}

	/** Waits until nobody sends any more. */
	async quiet(): Promise<void> {
		await waitUntil('Quiet', 120, async () => {
			const { requests } = await this.queue.sandbox.statistics();
			// Longer than whoever is still at work pauses by itself.
			await pause(1_500);
			return (await this.queue.sandbox.statistics()).requests === requests ? true : undefined;
		});
	}
}

/** How many rows came to which outcome. */
export function outcomesOf(execution: Execution | undefined): Record<string, number> {
	assert.ok(execution, 'n8n still calls the execution running');
	const counts: Record<string, number> = {};
	const note = (outcome: unknown) => {
		counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1;
	};
	for (const { outcome } of execution.items('Created')) note(outcome);
	for (const { details } of execution.items('Failed')) {
		note((details as { outcome: string }).outcome);
	}
	return counts;
}

/** The titles of the rows of which an execution says that nobody knows what became of them. */
export function unknownIn(execution: Execution | undefined): string[] {
	return (execution?.items('Failed') ?? [])
		.filter(({ details }) => (details as { outcome: string }).outcome === 'unknown')
		.map(({ title }) => String(title));
}

/** What n8n shows of an execution, in a line. */
export function shown(execution: Execution | undefined): string {
	return execution === undefined
		? 'still running'
		: `${execution.status} ${execution.error?.message.slice(0, 70) ?? ''}`;
}

/** How many titles are there more than once. */
export function twiceIn(titles: string[]): number {
	return titles.length - new Set(titles).size;
}

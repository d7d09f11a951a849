import { z } from 'zod/v4';

const itemSchema = z.object({ json: z.record(z.string(), z.unknown()) });
const taskSchema = z.object({
	startTime: z.number(),
	executionTime: z.number().default(0),
	hints: z.array(z.object({ message: z.string() })).optional(),
	data: z.object({ main: z.array(z.array(itemSchema).nullable()).optional() }).optional(),
});
const executionSchema = z.object({
	id: z.union([z.string(), z.number()]).transform(String).optional(),
	mode: z.string(),
	status: z.string(),
	finished: z.boolean().default(false),
	data: z
		.object({
			resultData: z.object({
				runData: z.record(z.string(), z.array(taskSchema)).default({}),
				error: z
					.object({ message: z.string(), description: z.string().nullish() })
					.nullish()
					.transform((error) => error ?? undefined),
			}),
		})
		.nullish(),
});

/** When a node ran, in milliseconds since 1970, as n8n measured it. */
export interface Window {
	start: number;
	end: number;
}

/** An execution as n8n stored it, or as its command line printed it. */
export class Execution {
	private readonly parsed: z.infer<typeof executionSchema>;

	/** @param answer what n8n tells of the execution with its data */
	constructor(answer: unknown) {
		this.parsed = executionSchema.parse(answer);
	}

	/** Empty where n8n's command line printed it: that knows none. */
	get id(): string {
		return this.parsed.id ?? '';
	}

	get status(): string {
		const { status, finished } = this.parsed;
		// Of what has finished well, the command line of older versions prints this all the same.
		return finished && status === 'running' ? 'success' : status;
	}

	get isOver(): boolean {
		return ['success', 'error', 'crashed', 'canceled'].includes(this.status);
	}

	/** What started it: `manual`, `trigger`, `webhook`, `retry`, `error`, `cli`. */
	get mode(): string {
		return this.parsed.mode;
	}

	get error(): { message: string; description?: string | null | undefined } | undefined {
		return this.parsed.data?.resultData.error;
	}

	/** Refuses, with n8n's own reason, unless it succeeded. */
	requireSuccess(): void {
		if (this.status === 'success') return;
		const reason = this.error === undefined ? '' : `: ${this.error.message}`;
		throw new Error(`The execution ${this.id} ended with “${this.status}”${reason}`);
	}

	/** The data of the items that a node put on one of its outputs, in order. */
	items(node: string, output = 0): Record<string, unknown>[] {
		const tasks = this.tasksOf(node);
		return tasks.flatMap((task) => task.data?.main?.[output] ?? []).map(({ json }) => json);
	}

	/** What n8n shows above the output of a node. */
	hints(node: string): string[] {
		return this.tasksOf(node).flatMap(({ hints = [] }) => hints.map(({ message }) => message));
	}

	/** How long a node ran, as n8n measured it. */
	milliseconds(node: string): number {
		return this.tasksOf(node).reduce((sum, { executionTime }) => sum + executionTime, 0);
	}

	/** From when a node first began until it last ended; refuses if it never ran. */
	window(node: string): Window {
		const tasks = this.tasksOf(node);
		const [first, last] = [tasks[0], tasks.at(-1)];
		if (!first || !last) throw new Error(`n8n did not run the node “${node}”.`);
		return { start: first.startTime, end: last.startTime + last.executionTime };
	}

	private tasksOf(node: string): z.infer<typeof taskSchema>[] {
		return this.parsed.data?.resultData.runData[node] ?? [];
	}
}

import { z } from 'zod/v4';

const itemSchema = z.object({ json: z.record(z.string(), z.unknown()) });
const taskSchema = z.object({
	executionTime: z.number().default(0),
	hints: z.array(z.object({ message: z.string() })).optional(),
	data: z.object({ main: z.array(z.array(itemSchema).nullable()).optional() }).optional(),
});
const executionSchema = z.object({
	id: z.union([z.string(), z.number()]).transform(String),
	mode: z.string(),
	status: z.string(),
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

/** An execution as n8n stored it. */
export class Execution {
	private readonly parsed: z.infer<typeof executionSchema>;

	/** @param answer what n8n's public API tells of the execution with its data */
	constructor(answer: unknown) {
		this.parsed = executionSchema.parse(answer);
	}

	get id(): string {
		return this.parsed.id;
	}

	get status(): string {
		return this.parsed.status;
	}

	/** What started it: `manual`, `webhook`, `retry`, `error`. */
	get mode(): string {
		return this.parsed.mode;
	}

	get error(): { message: string; description?: string | null | undefined } | undefined {
		return this.parsed.data?.resultData.error;
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

	private tasksOf(node: string): z.infer<typeof taskSchema>[] {
		return this.parsed.data?.resultData.runData[node] ?? [];
	}
}

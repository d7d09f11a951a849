import { z } from 'zod/v4';

const taskSchema = z.object({
	executionTime: z.number(),
	data: z.object({
		main: z.array(z.array(z.object({ json: z.record(z.string(), z.unknown()) })).nullable()),
	}),
});
const executionSchema = z.object({
	data: z.object({
		resultData: z.object({ runData: z.record(z.string(), z.array(taskSchema)) }),
	}),
});

/** What one node did in an execution. */
export interface NodeRun {
	/** The data of the items that it put on its first output, in order. */
	items: Record<string, unknown>[];
	/** How long it ran, as n8n measured it. */
	seconds: number;
}

/** Reads an execution that succeeded, as n8n prints it and answers it: node name -> what it did. */
export function readRun(execution: unknown): Map<string, NodeRun> {
	const { runData } = executionSchema.parse(execution).data.resultData;
	const runs = Object.entries(runData).map(([node, tasks]): [string, NodeRun] => {
		const items = tasks.flatMap((task) => task.data.main[0] ?? []).map((item) => item.json);
		const milliseconds = tasks.reduce((sum, task) => sum + task.executionTime, 0);
		return [node, { items, seconds: milliseconds / 1_000 }];
	});
	return new Map(runs);
}

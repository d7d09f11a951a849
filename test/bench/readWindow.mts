import { z } from 'zod/v4';
import { printedJson } from '../../demo/printedJson.mts';

const taskSchema = z.object({ startTime: z.number(), executionTime: z.number() });
const runSchema = z.object({
	data: z.object({
		resultData: z.object({ runData: z.record(z.string(), z.tuple([taskSchema])) }),
	}),
});

/** When a node ran, in milliseconds since 1970, as n8n measured it. */
export interface Window {
	start: number;
	end: number;
}

/** Reads out of what `n8n execute` printed when a node, which ran once, began and ended. */
export function readWindow(printed: string, nodeName: string): Window {
	const { runData } = runSchema.parse(printedJson(printed)).data.resultData;
	const task = runData[nodeName]?.[0];
	if (task === undefined) throw new Error(`n8n did not run the node “${nodeName}”.`);
	return { start: task.startTime, end: task.startTime + task.executionTime };
}

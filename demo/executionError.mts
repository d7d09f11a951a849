import { z } from 'zod/v4';
import { printedJson } from './printedJson.mts';

const failedRunSchema = z.object({
	data: z.object({
		resultData: z.object({
			error: z.object({ message: z.string(), description: z.string().nullish() }),
		}),
	}),
});

/** Finds the reason in what `n8n execute` printed about an execution that failed, if it did print one. */
export function executionError(printed: string): string | undefined {
	const run = failedRunSchema.safeParse(printedJson(printed));
	if (!run.success) return undefined;
	const { message, description } = run.data.data.resultData.error;
	return description ? `${message} (${description})` : message;
}

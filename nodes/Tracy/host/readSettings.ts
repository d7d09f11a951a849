import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { Mistake } from '../mapping/Mistake';
import type { Settings } from './Settings';

const settings = z.object({
	maxConcurrency: z.coerce
		.number({ error: "'Max Concurrency' is not a number" })
		.int({ error: "'Max Concurrency' is not a whole number" })
		.min(1, { error: "'Max Concurrency' is less than 1" })
		.max(50, { error: "'Max Concurrency' is more than 50" }),
	timeout: z.coerce
		.number({ error: "'Timeout' is not a number" })
		.min(1, { error: "'Timeout' is less than 1 ms" })
		.max(3_600_000, { error: "'Timeout' is more than an hour" }),
	simplify: z.boolean({ error: "'Simplify' is neither true nor false" }),
});

/** Reads the settings of a run, and says in a sentence which of them can't be used. */
export function readSettings(
	context: IExecuteFunctions,
): { ok: true; settings: Settings } | { ok: false; mistake: Mistake } {
	try {
		const parsed = settings.safeParse({
			maxConcurrency: context.getNodeParameter('options.maxConcurrency', 0, 10),
			timeout: context.getNodeParameter('options.timeout', 0, 30_000),
			simplify: context.getNodeParameter('simplify', 0, true),
		});
		if (parsed.success) return { ok: true, settings: parsed.data };
		return mistaken(`${parsed.error.issues[0]?.message ?? 'An option can not be used'}.`);
	} catch (error) {
		return mistaken(`An option failed: ${error instanceof Error ? error.message : String(error)}`);
	}
}

function mistaken(reason: string): { ok: false; mistake: Mistake } {
	return { ok: false, mistake: { reason, property: null, next: 'Correct it in the node.' } };
}

import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { Mistake } from '../mapping/Mistake';
import type { Settings } from './Settings';

const HOUR = 3_600_000;

const maxConcurrency = { error: "'Max Concurrency' has to be a whole number from 1 to 50" };
const requestsPerSecond = { error: "'Requests per Second' has to be a number from 0 to 1000" };
const timeout = { error: "'Timeout' has to be a number from 1 to 3600000" };
const maxRetryWait = { error: "'Max Retry Wait' has to be a number from 0 to 3600000" };

const settings = z.object({
	limits: z.object({
		maxConcurrency: z
			.number(maxConcurrency)
			.int(maxConcurrency)
			.min(1, maxConcurrency)
			.max(50, maxConcurrency),
		requestsPerSecond: z
			.number(requestsPerSecond)
			.min(0, requestsPerSecond)
			.max(1000, requestsPerSecond),
		maxRetryWait: z.number(maxRetryWait).min(0, maxRetryWait).max(HOUR, maxRetryWait),
	}),
	timeout: z.number(timeout).min(1, timeout).max(HOUR, timeout),
	simplify: z.boolean({ error: "'Simplify' has to be true or false" }),
});

/** Reads the settings of a run, and says in a sentence which of them can't be used. */
export function readSettings(
	context: IExecuteFunctions,
): { ok: true; settings: Settings } | { ok: false; mistake: Mistake } {
	const option = (name: string, fallback: number): unknown =>
		withoutQuotes(context.getNodeParameter(`options.${name}`, 0, fallback));
	try {
		const parsed = settings.safeParse({
			limits: {
				maxConcurrency: option('maxConcurrency', 10),
				requestsPerSecond: option('requestsPerSecond', 0),
				maxRetryWait: option('maxRetryWait', 120_000),
			},
			timeout: option('timeout', 30_000),
			simplify: context.getNodeParameter('simplify', 0, true),
		});
		if (parsed.success) return { ok: true, settings: parsed.data };
		return mistaken(`${parsed.error.issues[0]?.message ?? 'An option can not be used'}.`);
	} catch (error) {
		return mistaken(
			`The expression of an option failed: ${error instanceof Error ? error.message : String(error)}`,
		);
	}
}

/** A number that an expression yields as text, as `{{ $json.limit }}` may, means the number. */
function withoutQuotes(value: unknown): unknown {
	return typeof value === 'string' && /^[0-9]+(?:\.[0-9]+)?$/.test(value) ? Number(value) : value;
}

function mistaken(reason: string): { ok: false; mistake: Mistake } {
	return { ok: false, mistake: { reason, property: null, next: 'Correct it in the node.' } };
}

import type { Bench } from '../measure/prepareBench.mts';
import { runNode } from '../measure/runNode.mts';
import { tracyNode } from '../nodes/tracyNode.mts';
import type { RateLimit } from '../servers/TracyServer.mts';

const rows = 2_000;
const inFlight = 10;

/** What each of the limits lets in. */
export const requestsPerSecond = 50;

/** What an import into an API with a rate limit came to. */
export interface LimitedImport {
	name: string;
	rows: number;
	seconds: number;
	created: number;
	requests: number;
	/** The part of the requests that was refused. */
	refusedPart: number;
}

const limits: [string, RateLimit][] = [
	['50 in any second, Retry-After', { kind: 'window', requestsPerSecond, retryAfter: 'seconds' }],
	['50 in any second, no Retry-After', { kind: 'window', requestsPerSecond, retryAfter: 'none' }],
	[
		'bucket without burst, Retry-After',
		{ kind: 'bucket', requestsPerSecond, burst: 1, retryAfter: 'seconds' },
	],
	[
		'bucket without burst, no Retry-After',
		{ kind: 'bucket', requestsPerSecond, burst: 1, retryAfter: 'none' },
	],
];

/** Imports rows into an API that lets in fifty requests a second, in several ways. */
export async function meetRateLimits(bench: Bench): Promise<LimitedImport[]> {
	const imports: LimitedImport[] = [];
	for (const [name, limit] of limits) {
		imports.push(
			await bench.progress.step(`Rate limit: ${name}`, () => importInto(bench, name, limit)),
		);
	}
	return imports;
}

async function importInto(
	{ n8n, tracy, credential }: Bench,
	name: string,
	limit: RateLimit,
): Promise<LimitedImport> {
	await tracy.reset(limit);
	const { start, end } = await runNode(n8n, tracyNode(credential, inFlight), rows);
	const { requests, created, refused } = await tracy.statistics();
	return {
		name,
		rows,
		seconds: (end - start) / 1_000,
		created,
		requests,
		refusedPart: refused / requests,
	};
}

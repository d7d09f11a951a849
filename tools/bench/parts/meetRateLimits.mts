import type { Bench } from '../measure/prepareBench.mts';
import { runNode } from '../measure/runNode.mts';
import type { SandboxSettings } from '../../n8n/Sandbox.mts';
import { tracyNode } from '../nodes/tracyNode.mts';

const rows = 2_000;
const inFlight = 10;

/** What each of the limits lets in. */
export const requestsPerSecond = 50;

/** The part of all requests that is refused at random. */
const share = 0.02;

/** What an import into an API that refuses came to. */
export interface LimitedImport {
	name: string;
	rows: number;
	seconds: number;
	created: number;
	requests: number;
	/** The part of the requests that was refused. */
	refusedPart: number;
}

/** What is refused: whatever comes too fast, or some at random with that many seconds to wait. */
type Refusals = Required<Pick<SandboxSettings, 'rateLimit'>> | { retryAfter: number } | undefined;

/** The imports that are no limit's, by name, as the targets ask for them. */
export const chanceNames = {
	none: 'nothing refused',
	atOnce: '2 % at random, Retry-After: 0',
	later: '2 % at random, Retry-After: 1',
};

const cases: [string, Refusals][] = [
	[
		'50 in any second, Retry-After',
		{ rateLimit: { kind: 'window', requestsPerSecond, retryAfter: 'seconds' } },
	],
	[
		'50 in any second, no Retry-After',
		{ rateLimit: { kind: 'window', requestsPerSecond, retryAfter: 'none' } },
	],
	[
		'bucket without burst, Retry-After',
		{ rateLimit: { kind: 'bucket', requestsPerSecond, burst: 1, retryAfter: 'seconds' } },
	],
	[
		'bucket without burst, no Retry-After',
		{ rateLimit: { kind: 'bucket', requestsPerSecond, burst: 1, retryAfter: 'none' } },
	],
	[chanceNames.none, undefined],
	[chanceNames.atOnce, { retryAfter: 0 }],
	[chanceNames.later, { retryAfter: 1 }],
];

/** Imports rows into an API that lets in fifty requests a second, in several ways, or refuses some. */
export async function meetRateLimits(bench: Bench): Promise<LimitedImport[]> {
	const imports: LimitedImport[] = [];
	for (const [name, refusals] of cases) {
		imports.push(
			await bench.progress.step(`Refusals: ${name}`, () => importInto(bench, name, refusals)),
		);
	}
	return imports;
}

async function importInto(
	{ n8n, tracy, credential }: Bench,
	name: string,
	refusals: Refusals,
): Promise<LimitedImport> {
	await tracy.reset();
	if (refusals && 'rateLimit' in refusals) await tracy.sandbox.change(refusals);
	if (refusals && 'retryAfter' in refusals) {
		await tracy.sandbox.setFaults({ fault: 'throttle', share, ...refusals });
	}
	// A row that is given up is counted, and ends nothing.
	const node = { ...tracyNode(credential, inFlight), onError: 'continueRegularOutput' } as const;
	const { start, end } = await runNode(n8n, node, rows);
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

import type { Attempt } from '../../../../nodes/Tracy/outcome/Outcome';
import { deliver, type Limits } from '../../../../nodes/Tracy/delivery/deliver';
import { Ledger } from '../../../../nodes/Tracy/delivery/Ledger';
import { attempts } from '../attempts';
import type { RateLimit } from './rateLimits';
import { seededRandom } from '../seededRandom';
import { creating } from '../../../../nodes/Tracy/outcome/Endings';
import { SimulatedClock } from '../SimulatedClock';

/** An import into an API with a rate limit. Times are in ms. */
export interface RateLimitedImport {
	rows: number;
	rateLimit: RateLimit;
	/** The Retry-After header of a refusal. */
	retryAfter: string | null;
	/** How long an answer takes on average; each way takes half of it, a fifth more or less. */
	latency?: number;
	limits?: Partial<Limits>;
	seed?: number;
}

/** What it came to. */
export interface ImportFigures {
	created: number;
	/** The part of all requests that was refused. */
	refused: number;
	/** How many seconds it took. */
	seconds: number;
	/** How many seconds all refusals together asked to wait, or the backoff did in their place. */
	askedToWait: number;
	/** The most that a row was sent. */
	mostTries: number;
}

/** Imports rows into an API with a rate limit, in simulated time. */
export async function importInto(wanted: RateLimitedImport): Promise<ImportFigures> {
	const scene = sceneOf(wanted);
	return await scene.clock.run(runImport(wanted, scene));
}

/** Several such imports at once, which don't know of each other, each with all of the rows. */
export async function importTogether(
	imports: number,
	wanted: RateLimitedImport,
): Promise<ImportFigures[]> {
	const scene = sceneOf(wanted);
	// Nobody manages to start them in the very same millisecond.
	const startOne = async (): Promise<ImportFigures> => {
		await scene.clock.wait(1000 * scene.random());
		return await runImport(wanted, scene);
	};
	return await scene.clock.run(Promise.all(Array.from({ length: imports }, startOne)));
}

interface Scene {
	clock: SimulatedClock;
	random: () => number;
}

function sceneOf({ seed = 1 }: RateLimitedImport): Scene {
	const random = seededRandom(seed);
	return { random, clock: new SimulatedClock(() => Math.ceil(random() * 2)) };
}

async function runImport(
	{ rows, rateLimit, retryAfter, latency = 50, limits }: RateLimitedImport,
	{ clock, random }: Scene,
): Promise<ImportFigures> {
	const way = async (): Promise<void> => await clock.wait((latency / 2) * (0.8 + 0.4 * random()));
	const began = clock.now();
	const tries = new Array<number>(rows).fill(0);
	let refused = 0;
	let drawn = 0;

	const send = async (row: number): Promise<Attempt<string>> => {
		tries[row] = (tries[row] ?? 0) + 1;
		await way();
		const isAccepted = rateLimit(clock.now());
		await way();
		if (isAccepted) return attempts.created;
		refused += 1;
		return attempts.throttled(retryAfter);
	};
	const { outcomes } = await deliver({
		count: rows,
		prepare: (row) => ({ ok: true, value: row }),
		send,
		ledger: new Ledger<string>({
			entries: {},
			hashOf: String,
		}),
		endings: creating,
		limits: { maxConcurrency: 10, requestsPerSecond: 0, maxRetryWait: 120_000, ...limits },
		stopsAtFailure: false,
		clock,
		random: () => {
			const number = random();
			drawn += number;
			return number;
		},
	});
	return {
		created: outcomes.filter(({ outcome }) => outcome === 'created').length,
		refused: refused / tries.reduce((sum, count) => sum + count, 0),
		seconds: (clock.now() - began) / 1000,
		askedToWait: retryAfter === null ? drawn : refused * Number(retryAfter),
		mostTries: Math.max(...tries),
	};
}

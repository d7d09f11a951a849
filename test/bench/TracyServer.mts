import axios, { type AxiosInstance } from 'axios';
import { z } from 'zod/v4';
import type { Server } from './Server.mts';
import type { Statistics } from './Statistics.mts';

const statisticsSchema = z.object({
	requests: z.number(),
	created: z.number(),
	refused: z.number(),
	mostInFlight: z.number(),
	connections: z.number(),
});
const requestsSchema = z.array(z.object({ body: z.string() }));

/** How many requests a second the sandbox lets in, as its README describes. */
export interface RateLimit {
	kind: 'window' | 'bucket';
	requestsPerSecond: number;
	burst?: number;
	retryAfter: 'seconds' | 'none';
}

/** The stand-in for the Tracy API, with answers that take a while. */
export class TracyServer implements Server {
	private readonly control: AxiosInstance;

	/**
	 * @param address where the sandbox listens
	 * @param key an API key that may create records
	 * @param latency how long each answer takes, in milliseconds
	 */
	constructor(
		readonly address: string,
		readonly key: string,
		private readonly latency: number,
	) {
		this.control = axios.create({ baseURL: `${address}/_sandbox`, proxy: false, timeout: 60_000 });
	}

	/** Forgets everything, lifts any rate limit. */
	async reset(): Promise<void> {
		await this.limit(null);
	}

	/** Forgets everything and sets a rate limit. */
	async limit(rateLimit: RateLimit | null): Promise<void> {
		await this.control.post('/reset', {});
		await this.control.put('/settings', { latency: this.latency, rateLimit });
	}

	async statistics(): Promise<Statistics> {
		return statisticsSchema.parse((await this.control.get('/statistics')).data);
	}

	async requireBodies(bodies: string[]): Promise<void> {
		const received = requestsSchema.parse((await this.control.get('/requests')).data);
		const [sent, expected] = [received.map(({ body }) => body).sort(), [...bodies].sort()];
		const different = sent.findIndex((body, index) => body !== expected[index]);
		if (sent.length === expected.length && different === -1) return;
		throw new Error(
			`The sandbox received ${sent.length} bodies instead of ${expected.length}, such as ` +
				`${sent[Math.max(0, different)] ?? 'none'} instead of ${expected[Math.max(0, different)] ?? 'none'}`,
		);
	}
}

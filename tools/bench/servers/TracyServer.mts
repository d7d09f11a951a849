import type { Sandbox } from '../../n8n/Sandbox.mts';

/** How long the servers let each answer wait, in milliseconds. */
export const latency = 50;

/** What a server saw since it was reset. */
export interface Statistics {
	requests: number;
	created: number;
	/** Requests that were answered with a failure. */
	refused: number;
	/** The most requests that it had at the same time. */
	mostInFlight: number;
	connections: number;
}

/** A server that rows can be sent to. */
export interface Server {
	address: string;
	reset: () => Promise<void>;
	statistics: () => Promise<Statistics>;
	/** Refuses unless the server has received just these bodies, in any order. */
	requireBodies: (bodies: string[]) => Promise<void>;
}

/** The stand-in for the Tracy API, with answers that take a while. */
export class TracyServer implements Server {
	/**
	 * @param wait how long each answer takes, in milliseconds
	 * @param address where it is to be reached
	 */
	constructor(
		readonly sandbox: Sandbox,
		private readonly wait = latency,
		readonly address = sandbox.url,
	) {}

	/** Forgets everything, and lifts any rate limit. */
	async reset(): Promise<void> {
		await this.sandbox.reset({ latency: this.wait });
	}

	async statistics(): Promise<Statistics> {
		return this.sandbox.statistics();
	}

	/** When the first request arrived since the reset, in milliseconds since 1970. */
	async firstArrival(): Promise<number> {
		const [first] = await this.sandbox.requests();
		return first?.receivedAt ?? NaN;
	}

	/** What has arrived since the reset, in any order. */
	async bodies(): Promise<string[]> {
		return (await this.sandbox.requests()).map(({ body }) => body);
	}

	async requireBodies(bodies: string[]): Promise<void> {
		const [sent, expected] = [(await this.bodies()).sort(), [...bodies].sort()];
		const different = sent.findIndex((body, index) => body !== expected[index]);
		if (sent.length === expected.length && different === -1) return;
		throw new Error(
			`The sandbox received ${sent.length} bodies instead of ${expected.length}, such as ` +
				`${sent[Math.max(0, different)] ?? 'none'} instead of ${expected[Math.max(0, different)] ?? 'none'}`,
		);
	}
}

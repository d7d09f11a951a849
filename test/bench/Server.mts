import type { Statistics } from './Statistics.mts';

/** A server that rows can be sent to. */
export interface Server {
	address: string;
	reset: () => Promise<void>;
	statistics: () => Promise<Statistics>;
	/** Refuses unless the server has received just these bodies, in any order. */
	requireBodies: (bodies: string[]) => Promise<void>;
}

import type { Statistics } from './Statistics.mts';
import type { Usage } from './Usage.mts';

/** What it took to send some rows. */
export interface Measurement extends Usage {
	name: string;
	rows: number;
	/** How long it took; of a node, how long n8n says that it ran. */
	seconds: number;
	/** The peak memory above that of the idle workflow; null outside n8n. */
	memoryAboveIdle: number | null;
	/** What the server saw. */
	server: Statistics;
}

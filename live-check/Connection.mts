/** Where Tracy is and how to be let in. */
export interface Connection {
	/** Scheme, host and port; no path. */
	readonly baseUrl: string;
	readonly apiKey: string;
}

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

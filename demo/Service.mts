/** A process that keeps running until it is ended. */
export interface Service {
	/** The first line that it wrote on standard output. */
	firstLine: string;
	end: () => Promise<void>;
}

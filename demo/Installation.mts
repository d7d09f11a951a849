/** An n8n that is installed and has a place for its data. */
export interface Installation {
	/** The Node.js that runs it. */
	node: string;
	/** The folder in whose `node_modules` it is. */
	folder: string;
	/** What n8n calls its user folder: in `.n8n` inside it, it keeps its data and its community nodes. */
	userFolder: string;
	/** Environment variables that not every version of n8n knows. */
	settings: Record<string, string>;
}

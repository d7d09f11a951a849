import type { ICredentialsDecrypted } from 'n8n-workflow';

/** Where Tracy is and how to be let in: read once an execution. */
export interface TracyConnection {
	/** Scheme, host and port; no path. */
	baseUrl: string;
	/** For messages only: what must never appear in one. */
	apiKey: string;
	/** What n8n's helper authenticates with instead of reading the credential for each request. */
	credentialsDecrypted: ICredentialsDecrypted;
}

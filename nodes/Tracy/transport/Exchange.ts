/** What one request came to, before anybody judges it. */
export type Exchange =
	/** Tracy, or something in its place, answered. */
	| {
			kind: 'answered';
			status: number;
			contentType: string;
			retryAfter: string | null;
			/** The number of rows of which a list is a part, as its header says (assumption A18). */
			pagingTotal?: string;
			text: string;
	  }
	/** An answer began, with this status, and broke off. */
	| { kind: 'broken off'; status: number }
	/** No answer within the time. */
	| { kind: 'timed out'; ms: number }
	/** The execution was cancelled while the request was under way. */
	| { kind: 'cancelled' }
	/**
	 * The request failed on the network with a code such as `ECONNRESET`; `wasConnected` unless it
	 * is certain that no connection had come about.
	 */
	| { kind: 'failed'; code: string; wasConnected: boolean }
	/** n8n did not let the request out. */
	| { kind: 'refused by n8n'; reason: string };

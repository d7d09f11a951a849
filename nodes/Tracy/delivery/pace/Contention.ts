/** After so many first requests in a row that were accepted, the node is alone again. */
const ALONE_AFTER = 8;

/** What part of what was accepted before a wait counts as no less. */
const NO_LESS = 0.9;

/**
 * Whether others use the same limit, such as other executions of this node. The first request after
 * a wait can't come too fast for what this node sends. If even that one is refused where requests
 * were accepted before the wait, it is because of what others send.
 */
export class Contention {
	/** How many first requests were accepted since others were noticed. */
	private firsts = Infinity;

	/** How long the wait was, in ms, after which nothing has been answered yet. */
	private waited: number | undefined;

	/** How much had been accepted in the second before that wait. */
	private lately = 0;

	/** Whether anything was accepted after the last wait, and between it and the one before. */
	private accepted = { since: false, before: false };

	/** Whether others send as well, as far as it is known. */
	get isThere(): boolean {
		return this.firsts < ALONE_AFTER;
	}

	/** Notes that nothing is sent for so many ms, and how much was accepted in the last second. */
	noteWait(ms: number, lately: number): void {
		if (this.waited === undefined) {
			this.accepted = { since: false, before: this.accepted.since };
			this.lately = lately;
		}
		this.waited = Math.max(this.waited ?? 0, ms);
	}

	/**
	 * Notes the answer to a request that was sent after the last wait, and how much was accepted in
	 * the last second. As long as that is no less than before the wait, a limit on what comes within
	 * a second may refuse because of it.
	 *
	 * @returns whether it was the first one
	 */
	noteAnswer(isRefused: boolean, lately: number): boolean {
		if (!isRefused) this.accepted.since = true;
		if (this.waited === undefined) return false;
		const isOwn = !this.isThere && lately >= NO_LESS * this.lately;
		if (!isRefused) this.firsts += 1;
		else if (!isOwn && this.waited > 0 && this.accepted.before) this.firsts = 0;
		this.waited = undefined;
		return true;
	}
}

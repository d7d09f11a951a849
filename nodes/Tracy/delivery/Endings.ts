import type { NotCreated } from './Outcome';

/** How rows end for no reason of their own, in the words of what was to be done with them. */
export interface Endings {
	/** What becomes of a row that is not sent because of something else than itself. */
	notSent(cause: string): NotCreated;
	/** What becomes of a row that has met a defect of this node. */
	lost(): NotCreated;
}

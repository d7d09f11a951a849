import type { Limits } from '../delivery/deliver';

/** The settings that hold for all items of a run, read from the first. */
export interface Settings {
	limits: Limits;
	/** How long to wait for an answer, in ms. */
	timeout: number;
	/** Whether records come out simplified. */
	simplify: boolean;
}

import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../delivery/Clock';

/** How often a long run says in n8n's log how far it is, in ms. */
const INTERVAL = 5000;

/** Makes what is called after each item with how many have their outcome. */
export function progressLog(
	context: IExecuteFunctions,
	count: number,
	clock: Clock,
): (settled: number) => void {
	let last = clock.now();
	return (settled) => {
		if (clock.now() - last < INTERVAL) return;
		last = clock.now();
		context.logger.info(`${context.getNode().name}: ${settled} of ${count} items delivered`);
	};
}

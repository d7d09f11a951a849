import { sleep } from 'n8n-workflow';
import { steady, type Clock } from '../delivery/Clock';

/** Gives time as it passes for n8n, never set back. */
export const n8nClock = (): Clock => steady({ now: () => Date.now(), wait: sleep });

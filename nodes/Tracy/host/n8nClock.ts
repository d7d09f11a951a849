import { sleep } from 'n8n-workflow';
import type { Clock } from '../delivery/Clock';

/** Time as it passes for n8n. */
export const n8nClock: Clock = { now: () => Date.now(), wait: sleep };

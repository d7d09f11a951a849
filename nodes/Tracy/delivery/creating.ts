import type { Endings } from './Endings';
import { lost } from './lost';
import { notSent } from './notSent';

/** How rows end that were to be created. */
export const creating: Endings = { notSent, lost };

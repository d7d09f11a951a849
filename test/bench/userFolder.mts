import { join } from 'node:path';
import { folders } from '../../demo/folders.mts';

/** The benchmark's own n8n user folder, so that it takes nothing away from a demo. */
export const userFolder = join(folders.written, 'bench');

import { join } from 'node:path';
import type { Installation } from './Installation.mts';

/** The script with which n8n starts. */
export function n8nProgram({ folder }: Installation): string {
	return join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credential } from '../../n8n/N8n.mts';
import { programs } from '../programs/programs.mts';
import type { BenchNode } from './tracyNode.mts';

/** The node that does nothing but call n8n's helper. */
export function floorNode(credential: Credential, inFlight: number): BenchNode {
	return { type: 'CUSTOM.floor', typeVersion: 1, credential, parameters: { inFlight } };
}

/** Puts the node that does nothing but call n8n's helper where n8n looks for nodes of one's own. */
export async function installFloor(userFolder: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'custom');
	await mkdir(folder, { recursive: true });
	const program = `module.exports = require(${JSON.stringify(programs.floor)});\n`;
	await writeFile(join(folder, 'Floor.node.js'), program);
}

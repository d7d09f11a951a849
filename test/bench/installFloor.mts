import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programs } from './programs.mts';
import { userFolder } from './userFolder.mts';

/** Puts the node that does nothing but call n8n's helper where n8n looks for nodes of one's own. */
export async function installFloor(): Promise<void> {
	const folder = join(userFolder, '.n8n', 'custom');
	await mkdir(folder, { recursive: true });
	const program = `module.exports = require(${JSON.stringify(programs.floor)});\n`;
	await writeFile(join(folder, 'Floor.node.js'), program);
}

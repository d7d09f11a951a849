import process from 'node:process';
import { installNode24 } from '../../tools/n8n/install/installNode24.mts';
import { ChildProcesses } from '../../tools/n8n/processes/ChildProcesses.mts';

/**
 * The Node.js that runs this if it is new enough, else the one that the tools use, which is
 * installed if need be.
 *
 * @throws Error when npm has none for this platform
 */
export async function findNode24(): Promise<string> {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const { program } = await installNode24(new ChildProcesses(), (line) => {
		console.error(line);
	});
	return program;
}

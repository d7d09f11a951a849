import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const room = join(root, 'tools', 'n8n');
const written = join(room, '.n8n');

/** Where everything is. What is written inside the project is git-ignored. */
export const folders = {
	root,
	/** n8n, with a package.json and a lock file of its own. */
	pinned: join(room, 'pinned'),
	/** The Node.js that n8n runs on. */
	node24: join(room, 'node24'),
	/** What is written while the tools run. */
	written,
	/** Our own package as it would be published. */
	packed: join(written, 'packed'),
	/** Other versions of n8n, each in a folder named after it. */
	versions: join(written, 'versions'),
	/** The user folder of an n8n that is kept; outside the project, as any n8n's (`installTarball`). */
	kept: join(homedir(), '.n8n-nodes-tracy'),
};

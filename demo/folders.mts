import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const demo = join(root, 'demo');

/** Where everything is. All that the demo writes is git-ignored. */
export const folders = {
	root,
	/** n8n and the data, with a package.json and a lock file of their own. */
	demo,
	/** The Node.js that n8n runs on. */
	node24: join(demo, 'node24'),
	/** What n8n calls its user folder; n8n keeps everything in `.n8n` inside it. */
	user: join(demo, '.n8n'),
	examples: join(root, 'examples'),
};

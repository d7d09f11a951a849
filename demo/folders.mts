import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const demo = join(root, 'demo');
const written = join(demo, '.n8n');

/** Where everything is. All that the demo writes is git-ignored. */
export const folders = {
	root,
	/** n8n and the data, with a package.json and a lock file of their own. */
	n8n: join(demo, 'n8n'),
	/** The Node.js that n8n runs on. */
	node24: join(demo, 'node24'),
	/** What the demo writes. */
	written,
	/** Our own package as it would be published. */
	packed: join(written, 'packed'),
	/** The user folder of the n8n that stays open; it is kept. */
	editor: join(written, 'editor'),
	/** Other versions of n8n, each in a folder named after it. */
	versions: join(written, 'versions'),
	examples: join(root, 'examples'),
};

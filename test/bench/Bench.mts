import type { ChildProcesses } from '../../demo/ChildProcesses.mts';
import type { Credential } from '../../demo/Credential.mts';
import type { N8n } from '../../demo/N8n.mts';
import type { Progress } from '../../demo/Progress.mts';
import type { TracyServer } from './TracyServer.mts';

/** Everything that the parts of the benchmark need. */
export interface Bench {
	progress: Progress;
	children: ChildProcesses;
	/** The Node.js 24 that n8n runs on, and whatever is compared with it. */
	node24: string;
	/** n8n with our node in it; its process measures itself. */
	n8n: N8n;
	/** The same n8n; its process profiles itself. */
	profiledN8n: N8n;
	/** Where the package is installed in it. */
	packageFolder: string;
	tracy: TracyServer;
	/** The credential for `tracy`. */
	credential: Credential;
}

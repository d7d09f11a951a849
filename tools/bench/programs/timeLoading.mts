import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

// Times what the installed node and its credential take to load, beyond what n8n has loaded anyway.
// Prints the milliseconds, and those of the CPU.

const require = createRequire(import.meta.url);
const [, , n8nFolder = '', packageFolder = ''] = process.argv;

for (const name of ['n8n-workflow', 'zod/v4', 'luxon']) {
	require(require.resolve(name, { paths: [n8nFolder] }));
}
const began = performance.now();
const used = process.cpuUsage();
require(join(packageFolder, 'dist', 'nodes', 'Tracy', 'Tracy.node.js'));
require(join(packageFolder, 'dist', 'credentials', 'TracyApi.credentials.js'));
const milliseconds = performance.now() - began;
const { user, system } = process.cpuUsage(used);
console.log(JSON.stringify({ milliseconds, cpu: (user + system) / 1_000 }));

// Usage: node test/node24.mjs [options of jest]
// Runs the engine tests as n8n 2 itself runs: on Node.js 24, with either way in which n8n
// evaluates expressions. (Its isolates, `vm`, can't be loaded by Node.js 20.)
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
const options = process.argv.slice(2);

const node24 = findNode24();
for (const engine of ['vm', 'legacy']) {
	console.log(`\nThe engine tests on Node.js 24 with the expression engine "${engine}"`);
	const jest = ['node_modules/jest/bin/jest.js', 'test/engine', ...options];
	const { status } = spawnSync(node24, jest, {
		cwd: repository,
		stdio: 'inherit',
		env: {
			...process.env,
			TRACY_EXPRESSION_ENGINE: engine,
			// n8n imports its isolates dynamically, which jest allows with this option only.
			NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
		},
	});
	if (status !== 0) process.exit(status ?? 1);
}

/** The Node.js that runs this if it is new enough, else the one that the tools use. */
function findNode24() {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const { status } = spawnSync(process.execPath, ['tools/install.mjs', 'tools/n8n/node24'], {
		cwd: repository,
		stdio: 'inherit',
	});
	if (status !== 0) process.exit(status ?? 1);
	const packages = join(repository, 'tools', 'n8n', 'node24', 'node_modules');
	const program = readdirSync(packages)
		.map((name) => join(packages, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
		.find((candidate) => existsSync(candidate));
	if (program) return program;
	console.error(`There is no Node.js 24 on npm for ${process.platform}-${process.arch}.`);
	process.exit(1);
}

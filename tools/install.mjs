// Usage: node tools/install.mjs FOLDER
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

/** How often it says that it is still at work, in ms: npm itself is silent for minutes. */
const SIGN_OF_LIFE = 8000;

// Not where it is only imported.
if (process.argv[1]?.endsWith('install.mjs')) await install(process.argv[2] ?? '.');

/**
 * Installs what the lock file of a folder says, without running any package's scripts. Does nothing
 * when that very lock file is installed already; ends the process when npm fails.
 */
export async function install(path) {
	const folder = resolve(path);
	const stamp = join(folder, 'node_modules', '.installed-lock');
	const lock = createHash('sha256')
		.update(readFileSync(join(folder, 'package-lock.json')))
		.digest('hex');
	const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
	if (installed === lock) return;
	// On standard error, because what calls this may print its own result on standard output.
	console.error(`Installing the packages of ${folder} (once) …`);
	const began = Date.now();
	const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: folder,
		stdio: ['ignore', process.stderr, process.stderr],
		shell: process.platform === 'win32',
	});
	const timer = setInterval(() => {
		console.error(`… still installing, for ${Math.round((Date.now() - began) / 1000)} s`);
	}, SIGN_OF_LIFE);
	const [status] = await once(npm, 'exit');
	clearInterval(timer);
	if (status !== 0) process.exit(status ?? 1);
	writeFileSync(stamp, lock);
}

// Usage: node install.mjs FOLDER
// Installs what FOLDER/package-lock.json says, without running any package's scripts.
// Does nothing when that very lock file is installed already.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const folder = resolve(process.argv[2] ?? '.');
const stamp = join(folder, 'node_modules', '.installed-lock');
const lock = createHash('sha256')
	.update(readFileSync(join(folder, 'package-lock.json')))
	.digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (installed !== lock) {
	console.log(`Installing the packages of ${folder} (once) …`);
	const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: folder,
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status !== 0) process.exit(status ?? 1);
	writeFileSync(stamp, lock);
}

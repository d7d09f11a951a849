/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness runs commands */
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Folder } from './Folder';

const SOURCES = ['nodes', 'credentials', 'package.json', 'package-lock.json', 'tsconfig.json'];
const OTHERS = ['gulpfile.js', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** How long it may take, in ms: much, where other work keeps the machine busy. */
const LONGEST = 300_000;

/**
 * Builds and packs the sources under circumstances of another person: in a folder of its own,
 * where nobody else may read a file, on the other side of the world, a year later.
 *
 * @returns the tarball
 */
export function buildElsewhere(): Buffer {
	const { repository } = Folder;
	const elsewhere = Folder.temporary();
	try {
		for (const path of [...SOURCES, ...OTHERS]) repository.copy(path, elsewhere);
		symlinkSync(`${repository.path}/node_modules`, `${elsewhere.path}/node_modules`);
		const commands = [
			'umask 077',
			'chmod -R go= nodes credentials *.json *.js *.md LICENSE',
			'npm run build --silent >&2',
			'npm pack --ignore-scripts --silent',
		];
		const { status, error, stdout, stderr } = spawnSync('sh', ['-c', commands.join(' && ')], {
			cwd: elsewhere.path,
			encoding: 'utf8',
			timeout: LONGEST,
			env: {
				...process.env,
				// A URL, since a blank in the path would end the option.
				NODE_OPTIONS: `--import ${pathToFileURL(`${repository.path}/test/package/nextYear.mjs`)}`,
				TZ: 'Pacific/Kiritimati',
			},
		});
		if (status !== 0) throw new Error(`It could not be built there: ${stderr}`, { cause: error });
		return elsewhere.bytes(stdout.trim());
	} finally {
		elsewhere.remove();
	}
}

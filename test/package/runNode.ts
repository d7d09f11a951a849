/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness runs programs */
import { spawnSync } from 'node:child_process';
import { Folder } from './Folder';

/** How a program ended. */
export interface Ended {
	exitCode: number | null;
	output: string;
	errors: string;
}

/**
 * Runs a program in a process of its own, with the repository as its folder: what jest can't
 * load, and what is to be seen as a person sees it.
 *
 * @param script its path in the repository
 */
export function runNode(script: string, ...args: string[]): Ended {
	// Some of these programs leave temporary folders behind.
	const temporary = Folder.temporary();
	try {
		const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
			cwd: Folder.repository.path,
			encoding: 'utf8',
			env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: '', TMPDIR: temporary.path },
			timeout: 120_000,
		});
		return { exitCode: status, output: stdout, errors: stderr };
	} finally {
		temporary.remove();
	}
}

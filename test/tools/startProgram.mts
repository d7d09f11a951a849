import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const tools = fileURLToPath(new URL('../../tools', import.meta.url));

/** What a program came to. */
interface Ended {
	readonly code: number | null;
	/** What it wrote on standard output, and on standard error. */
	readonly output: string;
	readonly errors: string;
}

/** A program of the tools that was started. */
interface StartedProgram {
	/** Presses Ctrl-C once, as soon as it has said this. */
	interruptAt: (said: string) => void;
	readonly ended: Promise<Ended>;
}

/**
 * Starts a program of the tools.
 * @param npm what a shell does instead of npm
 */
export function startProgram(
	t: TestContext,
	program: string,
	flags: readonly string[],
	npm = 'exit 1',
): StartedProgram {
	const PATH = pathWith(t, { npm });
	const parameters = ['--import', 'tsx', join(tools, program), ...flags];
	const child = spawn(process.execPath, parameters, { env: { ...process.env, PATH } });
	t.after(() => child.kill('SIGKILL'));
	let output = '';
	let errors = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
	return {
		interruptAt: (said) => {
			const look = () => {
				if (!errors.includes(said)) return;
				child.stderr.off('data', look);
				child.kill('SIGINT');
			};
			child.stderr.on('data', look);
		},
		ended: once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors })),
	};
}

/**
 * A search path on which these programs come first.
 * @param programs name -> what a shell does instead
 */
export function pathWith(t: TestContext, programs: Record<string, string>): string {
	const folder = folderOf(t);
	for (const [name, commands] of Object.entries(programs)) {
		writeFileSync(join(folder, name), `#!/bin/sh\n${commands}\n`, { mode: 0o755 });
	}
	return folder + delimiter + (process.env.PATH ?? '');
}

/** An empty folder that goes with the test. */
export function folderOf(t: TestContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-tracy-test-'));
	t.after(() => {
		rmSync(folder, { recursive: true, force: true });
	});
	return folder;
}

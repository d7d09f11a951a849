/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness starts processes */
import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Sandbox as SandboxClient } from '../../../../tools/n8n/Sandbox.mts';

const REPOSITORY = resolve(__dirname, '../../../..');
const LONGEST_START = 50_000;

/** The stand-in for Tracy in a process of its own. */
export class Sandbox extends SandboxClient {
	/** Starts one on a port of its own. It ends with this process at the latest. */
	static async start(): Promise<Sandbox> {
		const main = ['--import', 'tsx', 'tools/sandbox/main.mts', '--port', '0', '--announce'];
		const child = spawn(process.execPath, main, {
			cwd: REPOSITORY,
			// Options meant for jest's own process, such as those for ES modules, stay with it.
			env: { ...process.env, NODE_OPTIONS: '' },
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		try {
			const { url, keys } = JSON.parse(await firstLine(child));
			// It ends with its standard input.
			return new Sandbox(url, keys, async () => void child.stdin?.end());
		} finally {
			forget(child);
		}
	}

	/** The bodies that it received, as text. */
	async bodies(): Promise<string[]> {
		return (await this.requests()).map(({ body }) => body);
	}
}

/** Lets this process end although the child is still running. */
function forget(child: ChildProcess): void {
	child.unref();
	for (const stream of [child.stdin, child.stdout]) {
		if (stream instanceof Socket) stream.unref();
	}
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
	if (!stdout) throw new Error('The sandbox has no standard output.');
	const lines = createInterface({ input: stdout });
	try {
		return await new Promise((found, failed) => {
			const fail = (reason: string) => failed(new Error(`The sandbox ${reason}.`));
			setTimeout(() => fail('did not start in time'), LONGEST_START).unref();
			lines.once('line', found);
			lines.once('close', () => fail('ended before it had started'));
		});
	} finally {
		lines.close();
	}
}

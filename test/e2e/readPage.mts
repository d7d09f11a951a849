import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const BROWSER = 'chromium';
const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Two seconds as the page counts them; time stands still while it waits for an answer.
	'--virtual-time-budget=2000',
	'--dump-dom',
];

/**
 * Opens a page in a browser of its own (Debian's package `chromium`) and gives what its elements
 * then are, as HTML.
 */
export async function readPage(url: string): Promise<string> {
	const profile = await mkdtemp(join(tmpdir(), 'sandbox-page-'));
	try {
		const args = [...FLAGS, `--user-data-dir=${profile}`, url];
		return (await run(BROWSER, args, { timeout: 60_000, maxBuffer: 2 ** 26 })).stdout;
	} finally {
		// The browser may still be writing while it ends.
		await rm(profile, { recursive: true, force: true, maxRetries: 10 });
	}
}

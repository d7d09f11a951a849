import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

/** How Debian calls its browser, as a package and as a program. */
const program = 'chromium';

/**
 * Starts a browser without a window, which ends after the test.
 * @param test the test, or the file
 * @throws an error that says how to install the browser, where it is not
 */
export async function openBrowser(test: {
	after: (end: () => Promise<void>) => void;
}): Promise<Browser> {
	const browser = await chromium.launch({
		executablePath: await findProgram(),
		// Its sandbox refuses to start as root, as which a container runs; only our own pages are opened.
		args: ['--no-sandbox', '--disable-quic'],
	});
	test.after(() => browser.close());
	return browser;
}

async function findProgram(): Promise<string> {
	const folders = (process.env.PATH ?? '').split(delimiter);
	for (const file of folders.map((folder) => join(folder, program))) {
		const isThere = await access(file, constants.X_OK).then(
			() => true,
			() => false,
		);
		if (isThere) return file;
	}
	throw new Error(
		`These tests look at pages in a browser, and there is no program “${program}” in any folder of PATH. On Debian: apt-get install ${program}`,
	);
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness looks at files and ends its own process */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PackedPackage } from './PackedPackage';

const LONGEST_RUN_MINUTES = 20;

/** Packs the package once for all test files, and makes sure that jest ends. */
export default function packBeforeTests(): void {
	endAtTheLatest(LONGEST_RUN_MINUTES);
	if (!existsSync(resolve(__dirname, '../../dist/nodes'))) {
		throw new Error('The tests run what was built. Build it first: npm run build');
	}
	PackedPackage.pack(`run-${process.pid}`).announce();
}

/** A test that leaves something open, or never ends, would otherwise keep jest alive for ever. */
function endAtTheLatest(minutes: number): void {
	const end = (): void => {
		process.stderr.write(`The tests did not end within ${minutes} minutes.\n`);
		process.exit(1);
	};
	setTimeout(end, minutes * 60_000).unref();
}

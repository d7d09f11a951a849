/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test harness ends its own process */
import { Folder } from './Folder';
import { PackedPackage } from './PackedPackage';

const LONGEST_RUN_MINUTES = 20;

/** Packs the package once for all test files, if it was built, and makes sure that jest ends. */
export default function packBeforeTests(): void {
	endAtTheLatest(LONGEST_RUN_MINUTES);
	if (Folder.repository.has('dist/nodes')) PackedPackage.pack(`run-${process.pid}`).announce();
}

/** A test that leaves something open, or never ends, would otherwise keep jest alive for ever. */
function endAtTheLatest(minutes: number): void {
	const end = (): void => {
		process.stderr.write(`The tests did not end within ${minutes} minutes.\n`);
		process.exit(1);
	};
	setTimeout(end, minutes * 60_000).unref();
}

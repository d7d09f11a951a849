/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test harness deals with processes */
import { PackedPackage } from './PackedPackage';

const LONGEST_RUN_MINUTES = 60;

/** Builds and packs the package for all test files if its sources changed, and sees that jest ends. */
export default function packBeforeTests(): void {
	endAtTheLatest(LONGEST_RUN_MINUTES);
	PackedPackage.ofSources().announce();
}

/** A test that leaves something open, or never ends, would otherwise keep jest alive for ever. */
function endAtTheLatest(minutes: number): void {
	const end = (): void => {
		process.stderr.write(`The tests did not end within ${minutes} minutes.\n`);
		process.exit(1);
	};
	setTimeout(end, minutes * 60_000).unref();
}

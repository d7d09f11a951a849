/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test harness deals with processes */
import { Folder } from './Folder';
import { PackedPackage } from './PackedPackage';

const LONGEST_RUN_MINUTES = 20;

/** Packs the package once for all test files, if it was built, and makes sure that jest ends. */
export default function packBeforeTests(): void {
	endAtTheLatest(LONGEST_RUN_MINUTES);
	removeLeftovers();
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

/** A run that was killed could not clean up; the lint would read what it left behind. */
function removeLeftovers(): void {
	const packed = Folder.repository.in('test/.packed');
	for (const name of packed.has('.') ? packed.names() : []) {
		const pid = /^run-(\d+)$/.exec(name)?.[1];
		if (pid !== undefined && !isRunning(Number(pid))) packed.in(name).remove();
	}
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

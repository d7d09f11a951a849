// Usage: tsx test/run/mutate.mts [--since REF] [--concurrency NUMBER] [FILE...]
// Runs Stryker over the files given, over what differs from REF, or else over all that its
// configuration names. On Node.js 24, where a change takes a fraction of the time: jest adds an
// AsyncLocalStorage with each of its runs in one process, and before Node.js 24 each promise pays
// for all of them.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { findNode24 } from './findNode24.mts';

const ROOMS = /^nodes\/Tracy\/(?:contract|delivery|host|mapping|outcome|transport)\/.+\.ts$/;

const { values, positionals } = parseArgs({
	options: { since: { type: 'string' }, concurrency: { type: 'string' } },
	allowPositionals: true,
});

const changed = values.since === undefined ? [] : filesChangedSince(values.since);
const files = [...positionals, ...changed];
if (values.since !== undefined && files.length === 0) {
	console.log(`Nothing that is mutated differs from ${values.since}.`);
	process.exit(0);
}
const { status } = spawnSync(
	await findNode24(),
	[
		...['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'],
		...(files.length > 0 ? ['--mutate', files.join(',')] : []),
		...(values.concurrency === undefined ? [] : ['--concurrency', values.concurrency]),
	],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);

/** Those that are mutated at all, and still there; what is not committed yet counts too. */
function filesChangedSince(ref: string): string[] {
	const parameters = ['diff', '--name-only', '--diff-filter=d', '--merge-base', ref];
	const { status: ended, stdout, stderr } = spawnSync('git', parameters, { encoding: 'utf8' });
	if (ended !== 0) {
		console.error(stderr.trim());
		process.exit(1);
	}
	return stdout.split('\n').filter((file) => ROOMS.test(file));
}

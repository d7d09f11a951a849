import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { profileFileName } from './programs.mts';

// Loaded into n8n before its own code: profiles n8n's main thread until the process ends.

/** How often the profiler looks, in microseconds. */
const interval = 500;

if (isMainThread) {
	const session = new Session();
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.setSamplingInterval', { interval });
	session.post('Profiler.start');
	const began = Date.now();
	const file = join(process.cwd(), profileFileName);
	process.on('exit', () => {
		session.post('Profiler.stop', (_error, { profile }) => {
			writeFileSync(file, JSON.stringify({ began, profile }));
		});
	});
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isMainThread, Worker } from 'node:worker_threads';
import { samplesFileName } from './programs.mts';

// Loaded into n8n before its own code: lets n8n's process write down how much CPU time and memory
// it uses. n8n gives its task runners another environment, so that they don't do the same.

if (isMainThread) {
	const file = join(process.cwd(), samplesFileName);
	rmSync(file, { force: true });
	new Worker(new URL('sampleProcess.mts', import.meta.url), { workerData: file }).unref();
}

import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { workerData } from 'node:worker_threads';
import { z } from 'zod/v4';

// A thread beside n8n's own, so that it goes on measuring while n8n is busy. What it asks for is
// about the whole process, all threads together.

/** How often it measures, in milliseconds. */
const period = 10;

const file = z.string().parse(workerData);
const neverChanged = new Int32Array(new SharedArrayBuffer(4));

while (Atomics.wait(neverChanged, 0, 0, period) === 'timed-out') {
	const { user, system } = process.cpuUsage();
	appendFileSync(file, `${Date.now()},${user + system},${process.memoryUsage.rss()}\n`);
}

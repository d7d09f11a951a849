import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { folders } from '../n8n/folders.mts';
import { ChildProcesses } from '../n8n/processes/ChildProcesses.mts';
import { endOnInterruption } from '../n8n/processes/endOnInterruption.mts';
import { explainFailure, messageOf } from '../n8n/processes/explainFailure.mts';
import { createProgress } from '../n8n/processes/Progress.mts';
import { openEditor } from './openEditor.mts';

/** How often it is looked whether somebody wants to stop, in milliseconds. */
const period = 500;

// npm start: n8n with the node, a credential and the examples, open until somebody ends it.

const userFolder = folders.kept;

try {
	// Refuses whatever it is given: there is nothing to choose.
	parseArgs({ options: {} });
	await mkdir(userFolder, { recursive: true });
	const letGo = await claimFolder();
	process.exitCode = await start().finally(letGo);
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}

/** Keeps everything running until it is interrupted; returns the exit code. */
async function start(): Promise<number> {
	const progress = createProgress();
	const children = new ChildProcesses();
	const interruption = endOnInterruption(children);
	try {
		await openEditor(progress, children, userFolder);
		await untilInterrupted(interruption, children);
		progress.write('\nEnding n8n and the stand-in …');
		return 0;
	} catch (error) {
		progress.write(`\n${explainFailure(progress, error, interruption, children)}\n`);
		return 1;
	} finally {
		await children.endAll();
	}
}

/**
 * Makes sure that one program at a time uses the user folder: two n8n would share one database, and
 * one of them would create records in the other's sandbox.
 * @returns lets go of it
 */
async function claimFolder(): Promise<() => Promise<void>> {
	const file = join(userFolder, 'process.txt');
	const owner = existsSync(file) ? Number(await readFile(file, 'utf8')) : undefined;
	if (owner !== undefined && isRunning(owner)) {
		throw new Error(`It is open already, in process ${owner}. If it is not, delete ${file}.`);
	}
	await writeFile(file, String(process.pid));
	return () => rm(file, { force: true });
}

function isRunning(id: number): boolean {
	try {
		// Signal 0 is not sent; it only asks whether it could be.
		process.kill(id, 0);
		return true;
	} catch {
		return false;
	}
}

/** Waits until somebody interrupts; refuses if something that has to keep running ends before. */
async function untilInterrupted(
	interruption: AbortSignal,
	children: ChildProcesses,
): Promise<void> {
	while (!interruption.aborted) {
		if (children.lost !== undefined) throw new Error('Nothing is left to keep open.');
		await pause(period);
	}
}

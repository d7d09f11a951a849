import process from 'node:process';
import { mkdir } from 'node:fs/promises';
import { ChildProcesses } from './ChildProcesses.mts';
import { claimFolder } from './claimFolder.mts';
import { createProgress } from './createProgress.mts';
import { endOnInterruption } from './endOnInterruption.mts';
import { explainFailure } from './explainFailure.mts';
import { folders } from './folders.mts';
import { messageOf } from './messageOf.mts';
import { openEditor } from './openEditor.mts';
import { untilInterrupted } from './untilInterrupted.mts';

// npm start: n8n with the node, a credential and the examples, open until somebody ends it.

try {
	await mkdir(folders.editor, { recursive: true });
	const letGo = await claimFolder(folders.editor);
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
		await openEditor(progress, children, folders.editor);
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

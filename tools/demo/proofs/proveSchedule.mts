import { readFile } from 'node:fs/promises';
import type { Editor } from '../../n8n/Editor.mts';
import { waitUntil } from '../../n8n/processes/waitUntil.mts';
import type { Sandbox } from '../../n8n/Sandbox.mts';
import type { Workflow } from '../../n8n/Workflow.mts';
import { exampleRows } from '../examples/exampleRows.mts';
import { checkSchedule, type ScheduleFindings, unansweredTask } from './checkSchedule.mts';

const limitSeconds = 90;

/** What the schedule was asked to do, and what was found. */
export interface ScheduleResult {
	asked: {
		rows: unknown;
		/** A text in the request that gets no answer, although its record is created. */
		unanswered: string;
	};
	found: ScheduleFindings & {
		executions: number;
		/** What started the execution. */
		startedBy: string;
	};
}

/**
 * Publishes `examples/scheduled-import.json`, waits until it has fired once by itself, and
 * unpublishes it. Refuses if anything is not as its rows say.
 */
export async function proveSchedule(
	editor: Editor,
	sandbox: Sandbox,
	workflow: Workflow,
): Promise<ScheduleResult> {
	await sandbox.reset();
	await sandbox.setFaults(unansweredTask.fault);
	await editor.publish(workflow.id);
	const id = await waitUntil('The first execution by the schedule', limitSeconds, async () =>
		(await editor.executionIds(workflow.id)).at(0),
	);
	await editor.unpublish(workflow.id);
	const execution = await editor.ended(id);
	execution.requireSuccess();
	const { mode } = execution;
	const executions = (await editor.executionIds(workflow.id)).length;
	if (mode !== 'trigger' || executions !== 1) {
		throw new Error(`The schedule fired ${executions} times, started by “${mode}”.`);
	}
	const findings = await checkSchedule(execution, sandbox);
	const rows: unknown = JSON.parse(await readFile(exampleRows.tasks, 'utf8'));
	return {
		asked: { rows, unanswered: unansweredTask.title },
		found: { executions, startedBy: mode, ...findings },
	};
}

import { readFile } from 'node:fs/promises';
import { checkSchedule, type ScheduleFindings } from './checkSchedule.mts';
import { exampleRows } from './exampleRows.mts';
import type { N8nServer } from './N8nServer.mts';
import type { Sandbox } from './Sandbox.mts';
import { unansweredTask } from './unansweredTask.mts';
import { waitUntil } from './waitUntil.mts';
import type { Workflow } from './Workflow.mts';

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
	server: N8nServer,
	sandbox: Sandbox,
	workflow: Workflow,
): Promise<ScheduleResult> {
	await sandbox.reset();
	const unanswered = unansweredTask.title;
	await sandbox.expectFault({ fault: 'reset-after-create', contains: unanswered });
	await server.publish(workflow);
	const id = await waitUntil('The first execution by the schedule', limitSeconds, async () =>
		(await server.executionIds(workflow)).at(0),
	);
	await server.unpublish(workflow);
	const { mode, nodes } = await waitUntil('The end of that execution', limitSeconds, () =>
		server.execution(id),
	);
	const executions = (await server.executionIds(workflow)).length;
	if (mode !== 'trigger' || executions !== 1) {
		throw new Error(`The schedule fired ${executions} times, started by “${mode}”.`);
	}
	const findings = await checkSchedule(nodes, sandbox);
	const rows: unknown = JSON.parse(await readFile(exampleRows.tasks, 'utf8'));
	return { asked: { rows, unanswered }, found: { executions, startedBy: mode, ...findings } };
}

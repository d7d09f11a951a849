import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { Installation } from '../n8n/Installation.mts';
import { N8n } from '../n8n/N8n.mts';
import { N8nServer } from '../n8n/N8nServer.mts';
import type { ChildProcesses } from '../n8n/processes/ChildProcesses.mts';
import type { Progress } from '../n8n/processes/Progress.mts';
import type { Sandbox } from '../n8n/Sandbox.mts';
import { startSandbox } from '../n8n/startSandbox.mts';
import type { Workflow } from '../n8n/Workflow.mts';
import {
	connectExamples,
	type Examples,
	withManualStart,
	withParameters,
} from './examples/connectExamples.mts';
import { serveRows } from './examples/exampleRows.mts';
import { type AgentFindings, proveAgent } from './proofs/proveAgent.mts';
import { checkSchedule, type ScheduleFindings, unansweredTask } from './proofs/checkSchedule.mts';
import {
	compareRecord,
	describeDatum,
	refuseMistakes,
	type ShownRecord,
} from './proofs/compareRecord.mts';
import { checkCanvas } from './proofs/proveCanvas.mts';
import { type ImportResult, proveImport } from './proofs/proveImport.mts';
import { type ImportKeyFindings, proveImportKey } from './proofs/proveImportKey.mts';
import { proveUnreachable } from './proofs/proveUnreachable.mts';
import { proveWebhook, type WebhookFinding } from './proofs/proveWebhook.mts';

const typesSchema = z.array(
	z.object({ name: z.string(), version: z.union([z.number(), z.array(z.number())]) }),
);

/** What was seen in another version of n8n. */
interface VersionResult {
	/** Its version. */
	n8n: string;
	/** The record with a value of every kind, as the sandbox keeps it. */
	record: ShownRecord;
	/** What became of the rows of the scheduled import while nothing answered, by their keys. */
	unreachable: Record<string, string>;
	/** The rows at the ends of the scheduled import, its error output included. */
	schedule: ScheduleFindings;
	/** The same import run again, with its import keys. */
	importKey: ImportKeyFindings;
	/** The films, each column found by the name of its property. */
	columns: ImportResult;
	agent: AgentFindings;
	webhook: Record<string, WebhookFinding>;
}

/** The value of the record that takes its values by column. */
const titleByColumn = 'A record to link to, by column';

/**
 * Tries another version of n8n: does it load the node and the credential, create a record with
 * every kind of value and one with values by column, say that nothing was sent, take failed rows to the error output, skip
 * what an earlier run created, import many rows by column, serve an agent, and answer a webhook? Refuses if not.
 */
export async function proveVersion(
	progress: Progress,
	children: ChildProcesses,
	installation: Installation,
): Promise<VersionResult> {
	const sandbox = await progress.step('Start the sandbox', () => startSandbox(children));
	const rows = await serveRows(progress, children);
	try {
		const { credentials } = sandbox;
		const examples = await connectExamples(credentials, rows);
		await checkNodes(installation, examples);
		const byColumn = withColumns(examples.canvas, titleByColumn);
		const schedule = withManualStart(examples.schedule, 'Every hour');
		const n8n = new N8n(children, installation);
		await progress.step('Import the credentials and the workflows', async () => {
			await n8n.importCredentials(Object.values(credentials));
			await n8n.importWorkflows([byColumn, schedule, examples.columns]);
		});
		const canvas = await progress.step('Create a record with every kind of value', async () => {
			await n8n.execute(byColumn);
			await checkColumns(sandbox);
			return checkCanvas(sandbox);
		});
		const unreachable = await progress.step('Send to where nothing answers', () =>
			proveUnreachable(n8n, sandbox, schedule),
		);
		const findings = await progress.step('Take failed rows to the error output', async () => {
			await sandbox.reset();
			await sandbox.setFaults(unansweredTask.fault);
			return checkSchedule(await n8n.execute(schedule), sandbox);
		});
		const importKey = await progress.step('Run it again: skip what was created', () =>
			proveImportKey(n8n, sandbox, schedule),
		);
		const columns = await proveImport(progress, sandbox, examples.columns, {
			execute: (workflow) => n8n.execute(workflow),
			reads: ['GET /v1/datasets/1'],
		});
		const agent = await progress.step('Agent: a wrong value, and the right one', () =>
			proveAgent(n8n, sandbox, examples.agent),
		);
		const editor = await progress.step('Start n8n', () =>
			new N8nServer(children, installation).start(),
		);
		const webhook = await progress.step(
			'Webhook: publish it, send good forms and bad ones',
			async () => {
				// n8n 2.0 publishes only what was stored by its editor.
				const { name, nodes, connections, settings } = examples.webhook;
				const id = await editor.addWorkflow({ name, nodes, connections, settings });
				return proveWebhook(editor, sandbox, { ...examples.webhook, id });
			},
		);
		const version = await versionOf(installation);
		return {
			n8n: version,
			record: canvas.found,
			unreachable,
			schedule: findings,
			importKey,
			columns,
			agent,
			webhook,
		};
	} finally {
		rows.close();
	}
}

/** The version that is installed. */
async function versionOf({ folder }: Installation): Promise<string> {
	const file = join(folder, 'node_modules', 'n8n', 'package.json');
	return z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version;
}

/** Finds the nodes of n8n's own that workflows use, in versions that an n8n does not have. */
async function findMissingNodes(
	{ folder }: Installation,
	workflows: Workflow[],
): Promise<string[]> {
	const file = join(folder, 'node_modules', 'n8n-nodes-base', 'dist', 'types', 'nodes.json');
	const types = typesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
	const known = new Set(
		types.flatMap(({ name, version }) =>
			[version].flat().map((number) => `n8n-nodes-base.${name} ${number}`),
		),
	);
	const used = workflows.flatMap(({ nodes }) =>
		nodes.map(({ type, typeVersion }) => `${type} ${typeVersion}`),
	);
	return [...new Set(used)].filter(
		(node) => node.startsWith('n8n-nodes-base.') && !known.has(node),
	);
}

/**
 * Returns a copy of `examples/canvas.json` whose first record takes its values by column, without
 * the columns that the editor would have saved: what n8n makes of that differs between versions.
 * @param title the value of the only column
 */
function withColumns(canvas: Workflow, title: string): Workflow {
	return withParameters(canvas, 'Create a record to link to', {
		specifyDatums: 'columns',
		columns: { mappingMode: 'defineBelow', value: { '201': title } },
	});
}

async function checkNodes(installation: Installation, examples: Examples): Promise<void> {
	const missing = await findMissingNodes(installation, Object.values(examples));
	refuseMistakes(
		'The set of nodes',
		missing.map((node) => `${node} is missing`),
	);
}

async function checkColumns(sandbox: Sandbox): Promise<void> {
	const expected = [describeDatum(201, 'stringValue', titleByColumn)];
	const record = (await sandbox.records()).at(0);
	const mistakes = record === undefined ? ['it is missing'] : compareRecord(record, expected);
	refuseMistakes('The record with values by column', mistakes);
}

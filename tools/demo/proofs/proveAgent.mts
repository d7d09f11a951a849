import type { Credential, N8n } from '../../n8n/N8n.mts';
import type { Sandbox } from '../../n8n/Sandbox.mts';
import { ScriptedModel } from '../../n8n/ScriptedModel.mts';
import type { Workflow } from '../../n8n/Workflow.mts';
import { withManualStart, withParameters } from '../examples/connectExamples.mts';
import { compareRecord, countMistake, describeDatum, refuseMistakes } from './compareRecord.mts';

/** What the agent's tool told its model, call by call. */
export interface AgentFindings {
	told: string[];
}

const message = 'Pay the rent by 2 March, half past nine';

const expected = [
	describeDatum(301, 'stringValue', 'Pay the rent'),
	describeDatum(302, 'dateTimeValue', '2026-03-02T09:30:00.000Z'),
];

/**
 * Runs `examples/agent.json`, started by hand, with a model that passes a date that is none, and
 * another when it has read why. Refuses unless just the second call created a record.
 */
export async function proveAgent(
	n8n: N8n,
	sandbox: Sandbox,
	example: Workflow,
): Promise<AgentFindings> {
	await sandbox.reset();
	const model = await ScriptedModel.open();
	try {
		const credential = credentialFor(model);
		const asked = withParameters(withManualStart(example, 'Chat'), 'AI Agent', {
			promptType: 'define',
			text: message,
		});
		const workflow = withModel(asked, credential);
		await n8n.importCredentials([credential]);
		await n8n.importWorkflows([workflow]);
		const task = { Title: 'Pay the rent', Assignee: '' };
		model.play(
			() => ({ call: { ...task, Due: 'next Friday' } }),
			() => ({ call: { ...task, Due: '2026-03-02T09:30:00Z' } }),
			() => ({ say: 'Noted.' }),
		);
		(await n8n.execute(workflow)).requireSuccess();
		model.check();
		await check(sandbox, model.told);
		return { told: [...model.told] };
	} finally {
		model.close();
	}
}

async function check(sandbox: Sandbox, told: string[]): Promise<void> {
	const records = await sandbox.records();
	const [record] = records;
	const [refusal = ''] = told;
	refuseMistakes('The agent', [
		...countMistake('record', records.length, 1),
		...countMistake('answers of the tool', told.length, 2),
		...(record === undefined ? [] : compareRecord(record, expected)),
		...(refusal.includes('ISO 8601') ? [] : [`the model was told “${refusal}”`]),
	]);
}

function credentialFor(model: ScriptedModel): Credential {
	return {
		id: 'scriptedModel001',
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'none', url: model.url, header: false },
	};
}

function withModel(workflow: Workflow, { id, name, type }: Credential): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Chat Model' ? { ...node, credentials: { [type]: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}

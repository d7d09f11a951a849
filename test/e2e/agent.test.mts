import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { WorkflowContent } from '../../tools/n8n/Editor.mts';
import type { Move } from '../../tools/n8n/ScriptedModel.mts';
import { byId } from './importWorkflow.mts';
import { type OpenNode, readColumns } from './OpenNode.mts';
import { openModelStage } from './openModelStage.mts';
import { valueIn } from './valueIn.mts';

// The node as the tool of an AI Agent whose model does what the test says: what the model is shown,
// and whether what it is told of a wrong value is enough to pass the right one.

const { editor, sandbox, model, credentials } = await openModelStage({ after });
const { reading, creating, openAi } = credentials;

const samples = { dataset: byId('2') };
const text = (description?: string) => ({
	type: 'string',
	...(description === undefined ? {} : { description }),
});
const number = { type: 'number' };

function datum(property: string, valueType: string, value: string) {
	return { property: byId(property), valueType, value };
}

/** What ✨ writes into a field: its label is the name of the parameter. */
function chosenByModel(label: string, type = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${label}', \`\`, '${type}') }}`;
}

/** Our node as a tool, and what is set in its settings. */
interface Tool extends OpenNode {
	settings?: object;
}

/** An agent with a model and one tool, which is our node. */
function agentWorkflow(
	name: string,
	{ credentialId, parameters, settings }: Tool,
): WorkflowContent {
	const to = (type: string) => ({ [type]: [[{ node: 'AI Agent', type, index: 0 }]] });
	const nodes = {
		Start: { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		'AI Agent': {
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 3,
			parameters: { promptType: 'define', text: 'Note what is to be done.', options: {} },
		},
		Model: {
			type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
			typeVersion: 1.3,
			parameters: { model: byId('scripted'), responsesApiEnabled: false, options: {} },
			credentials: { openAiApi: { id: openAi, name: 'Scripted model' } },
		},
		Tracy: {
			type: 'n8n-nodes-tracy.tracyTool',
			typeVersion: 1,
			parameters: { resource: 'record', operation: 'create', ...parameters },
			credentials: { tracyApi: { id: credentialId, name: 'Tracy' } },
			...settings,
		},
	};
	return {
		name,
		nodes: Object.entries(nodes).map(([nodeName, node]) => ({
			id: nodeName,
			name: nodeName,
			position: [0, 0],
			...node,
		})),
		connections: {
			Start: to('main'),
			Model: to('ai_languageModel'),
			Tracy: to('ai_tool'),
		},
		settings: { executionOrder: 'v1' },
	};
}

/** Lets the agent work until its model is done; returns what that said at last. */
async function converse(name: string, tool: Tool, moves: Move[]): Promise<unknown> {
	await sandbox.reset();
	model.play(...moves);
	const id = await editor.addWorkflow(agentWorkflow(name, tool));
	const execution = await editor.ended(await editor.run(id));
	model.check();
	execution.requireSuccess();
	return execution.items('AI Agent').at(0)?.output;
}

/** The values of the only record: property -> values, in order; of an option, its ID. */
async function onlyRecord(): Promise<Record<string, unknown[]>> {
	const records = await sandbox.records();
	assert.equal(records.length, 1, 'exactly one record was created');
	const values: Record<string, unknown[]> = {};
	for (const datum of records[0]?.datums ?? []) {
		(values[String(datum.property.id)] ??= []).push(valueIn(datum));
	}
	return values;
}

/** What the tool said of a call that failed. */
function messageIn(told: string): string {
	const [{ error }] = JSON.parse(told) as [{ error: string }];
	return error;
}

/** A model that takes the right value out of the message, by a pattern whose first group it is. */
function corrects(values: object, name: string, pattern: RegExp): Move {
	return (told) => {
		const [, right] = pattern.exec(messageIn(told)) ?? [];
		assert.ok(right, `the message says what to pass: ${messageIn(told)}`);
		Object.assign(values, { [name]: right });
		return { call: values };
	};
}

/** A tool with one value that can be wrong. */
const dueTool: Tool = {
	credentialId: creating,
	parameters: {
		...samples,
		specifyDatums: 'fields',
		datums: { datum: [datum('204', 'dateTimeValue', "={{ $fromAI('due') }}")] },
	},
};

const done: Move = (told) => ({ say: `Done: ${told}` });

test('by column, with an option, a list, a number and a date that it corrects', async () => {
	const columns = await readColumns(editor, {
		credentialId: reading,
		parameters: samples,
		isTool: true,
	});
	const option = columns.fields.find(({ displayName }) => displayName === 'Option');
	const letTheModelChoose = option?.options?.find(({ name }) => name === 'Let the Model Choose');
	const tags = `={{ $fromAI('Tags', \`A JSON list of one or more of "urgent", "later"\`, 'string') }}`;
	const value = {
		201: chosenByModel('Text'),
		203: chosenByModel('Decimal', 'number'),
		204: chosenByModel('Date___Time'),
		205: letTheModelChoose?.value,
		208: tags,
	};
	const parameters = {
		...samples,
		state: {
			...byId(`={{ $fromAI('State', 'One of "Open", "Done"', 'string') }}`),
			mode: 'name',
		},
		specifyDatums: 'columns',
		columns: { mappingMode: 'defineBelow', value, schema: columns.fields },
	};
	const call = {
		State: 'Closed',
		Text: 'Order the cake',
		Decimal: '12,5',
		Date___Time: 'next Friday',
		Option: 'Purple',
		Tags: '["urgent", "soon"]',
	};
	const said = await converse('By column', { credentialId: reading, parameters }, [
		() => ({ call }),
		corrects(call, 'Decimal', /decimal comma\. Pass (\d+\.\d+)\.$/),
		corrects(
			call,
			'Date___Time',
			/"next Friday" .+ is not a date and time\. Pass .+ such as (\S+)\.$/,
		),
		corrects(call, 'Option', /"Purple" .+ is no option .+ which has: "(.+?)"/),
		(told) => {
			assert.match(messageIn(told), /"soon" .+ is no option .+ which has: "urgent", "later"/);
			call.Tags = '["urgent", "later"]';
			return { call };
		},
		corrects(call, 'State', /"Closed" .+ which has: "(.+?)"/),
		done,
	]);

	const { properties, required } = model.tool?.parameters ?? {};
	assert.deepEqual(properties, {
		State: text('One of "Open", "Done"'),
		Text: text(),
		Decimal: number,
		Date___Time: text(),
		Option: text('One of "Red", "Green", "Blue"'),
		Tags: text('A JSON list of one or more of "urgent", "later"'),
	});
	assert.deepEqual(required, Object.keys(call));
	assert.equal(model.told.length, 6);
	assert.match(String(said), /"outcome":"created"/);
	assert.deepEqual(await onlyRecord(), {
		201: ['Order the cake'],
		203: [12.5],
		204: ['2024-06-12T08:15:00.000Z'],
		205: [2051],
		208: [2081, 2082],
	});
});

test('by property, with a key that may only create, a state and a list', async () => {
	const parameters = {
		...samples,
		state: byId("={{ $fromAI('state', '21 for open, 22 for done', 'number') }}"),
		specifyDatums: 'fields',
		datums: {
			datum: [
				datum('201', 'stringValue', "={{ $fromAI('title', 'What is to be done', 'string') }}"),
				datum('204', 'dateTimeValue', "={{ $fromAI('due', 'When it is due', 'string') }}"),
				datum('208', 'optionValue', "={{ $fromAI('tags', 'A JSON list of IDs', 'string') }}"),
			],
		},
	};
	const call = { title: 'Order the cake', due: '12.06.2026', state: 22, tags: '2081, 2082' };
	await converse('By property', { credentialId: creating, parameters }, [
		() => ({ call }),
		corrects(call, 'due', /"12\.06\.2026" .+ is not a date and time\. Pass .+ such as (\S+)\.$/),
		(told) => {
			assert.match(messageIn(told), /"2081, 2082" .+ pass a list in JSON, such as \["one",/);
			return { call: { ...call, tags: '[2081, 2082]' } };
		},
		done,
	]);

	assert.deepEqual(model.tool?.parameters.properties, {
		state: { type: 'number', description: '21 for open, 22 for done' },
		title: text('What is to be done'),
		due: text('When it is due'),
		tags: text('A JSON list of IDs'),
	});
	assert.deepEqual(await onlyRecord(), {
		201: ['Order the cake'],
		204: ['2024-06-12T08:15:00.000Z'],
		208: [2081, 2082],
	});
	assert.equal((await sandbox.records())[0]?.state.id, 22);
});

test('with JSON', async () => {
	const description = 'The values as a JSON list of {"property": {"id": …}, "stringValue": …}';
	const body = `={{ $fromAI('record', \`${description}\`, 'string') }}`;
	const title = { property: { id: 201 }, stringValue: 'Order the cake' };
	const due = (dateTimeValue: string) => ({ property: { id: 204 }, dateTimeValue });
	const dataset = byId("={{ $fromAI('dataset', '2 for samples', 'number') }}");
	const record = (...datums: object[]) => ({
		call: { dataset: 2, record: JSON.stringify(datums) },
	});
	await converse(
		'With JSON',
		{ credentialId: creating, parameters: { dataset, specifyDatums: 'json', body } },
		[
			() => ({ call: { dataset: 2, record: "[{'property': {'id': 201}}]" } }),
			(told) => {
				assert.match(messageIn(told), /'Body' is not JSON: line 1, .+ double quotes/);
				return { call: { dataset: 2, record: '{"title": "Order the cake"}' } };
			},
			(told) => {
				assert.match(
					messageIn(told),
					/title .+ Pass a list .+ such as \[\{"property": \{"id": 13\},/,
				);
				return record(title, due('next Friday'));
			},
			(told) => {
				const [, right = ''] = /dateTimeValue .+ such as (\S+Z)/.exec(messageIn(told)) ?? [];
				assert.notEqual(right, '', messageIn(told));
				return record(title, due(right));
			},
			done,
		],
	);

	assert.deepEqual(model.tool?.parameters.properties, {
		dataset: { type: 'number', description: '2 for samples' },
		record: text(description),
	});
	assert.equal(model.told.length, 4);
	assert.deepEqual(Object.keys(await onlyRecord()), ['201', '204']);
});

test('with On Error set to Continue, the model reads the row and what to do', async () => {
	const settings = { onError: 'continueRegularOutput' };
	await converse('Continue', { ...dueTool, settings }, [
		() => ({ call: { due: 'next Friday' } }),
		(told) => {
			const [row] = JSON.parse(told) as [{ outcome: string; details: { next: string } }];
			assert.equal(row.outcome, 'rejected');
			const [, right] = /^Pass .+ such as (\S+)\.$/.exec(row.details.next) ?? [];
			return { call: { due: right } };
		},
		done,
	]);

	assert.deepEqual(await onlyRecord(), { 204: ['2024-06-12T08:15:00.000Z'] });
});

test('with the error output, of which n8n tells no agent, nothing is sent and the model is told why', async () => {
	const settings = { onError: 'continueErrorOutput' };
	await converse('Error output', { ...dueTool, settings }, [
		() => ({ call: { due: '2024-06-12T10:15:00+02:00' } }),
		done,
	]);

	assert.match(messageIn(model.told[0] ?? ''), /'On Error' is .+ Choose another/);
	assert.deepEqual(await sandbox.requests(), []);
});

test('gets the record that the model asks for', async () => {
	const title = datum('201', 'stringValue', "={{ $fromAI('title') }}");
	const creation = { ...samples, specifyDatums: 'fields', datums: { datum: [title] } };
	await converse('To get', { credentialId: creating, parameters: creation }, [
		() => ({ call: { title: 'Order the cake' } }),
		done,
	]);
	const [created] = await sandbox.records();
	const record = byId("={{ $fromAI('record', 'The ID of the record', 'string') }}");
	model.play(
		() => ({ call: { record: 'the cake' } }),
		(told) => {
			assert.match(messageIn(told), /'Record' "the cake" is not an ID\. An ID is a whole number/);
			return { call: { record: String(created?.id) } };
		},
		done,
	);
	const tool = { credentialId: reading, parameters: { operation: 'get', record } };
	const id = await editor.addWorkflow(agentWorkflow('Get', tool));
	(await editor.ended(await editor.run(id))).requireSuccess();

	assert.deepEqual(model.tool?.parameters.properties, { record: text('The ID of the record') });
	assert.match(model.told.at(-1) ?? '', /"values":\{"Text":"Order the cake"\}/);
});

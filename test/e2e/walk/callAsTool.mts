import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folders } from '../../../tools/n8n/folders.mts';
import { ScriptedModel } from '../../../tools/n8n/ScriptedModel.mts';
import type { Walk } from './openWalk.mts';
import { posted } from './posted.mts';
import { shows } from './pages/shows.mts';

/** The node on the tool input of n8n's AI Agent, whose model does what the test says. */
export function callAsTool({ canvas, editor, sandbox, pictures }: Walk): void {
	let model: ScriptedModel;
	before(async () => {
		model = await ScriptedModel.open();
		const data = { apiKey: 'none', url: model.url, header: false };
		await editor.storeCredential({ name: 'Scripted model', type: 'openAiApi', data });
	});
	after(() => {
		model.close();
	});

	test('agent.json: the model chooses an option from its list, and a record is created', async () => {
		await sandbox.reset();
		model.play(
			() => ({ call: { Company: 'Acme', Came_from: 'Trade fair' } }),
			() => ({ say: 'It is noted.' }),
		);
		await canvas.importFile(join(folders.root, 'examples', 'agent.json'));
		const chat = await canvas.openNode('Chat Model');
		await chat.chooseCredential('Scripted model');
		await chat.close();
		const tool = await canvas.openNode('Create a task');
		await tool.chooseCredential('Tracy');
		await tool.chooseFromList('dataset', 'Leads');
		await shows(tool.root.getByTestId('mapping-fields-container'), 'Company');
		await tool.letModelChoose('503');
		await tool.choose('504', 'Let the Model Choose');
		await tool.close();
		const reopened = await canvas.openNode('Create a task');
		await shows(reopened.column('Came from'), 'Defined automatically by the model');
		await reopened.column('Budget').scrollIntoViewIfNeeded();
		await pictures.take(canvas.page, 'agent-tool', reopened.middle);
		await reopened.close();
		await canvas.execute();

		model.check();
		assert.deepEqual(await posted(sandbox), [
			{
				dataset: { id: 5 },
				datums: [
					{ property: { id: 503 }, stringValue: 'Acme' },
					{ property: { id: 504 }, optionValue: { id: 5042 } },
				],
			},
		]);
		assert.match(model.told[0] ?? '', /created/);
		await canvas.fit();
		await pictures.take(canvas.page, 'agent');
	});
}

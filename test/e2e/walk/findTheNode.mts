import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Walk } from './openWalk.mts';
import { shows } from './pages/shows.mts';

/** From an empty workflow to a fresh node. */
export function findTheNode({ canvas, pictures }: Walk): void {
	for (const words of ['tracy', 'tra.cy', 'create record', 'dataset', 'add row']) {
		test(`“${words}” finds the node`, async () => {
			await canvas.openNew();
			await canvas.search(words);
			await shows(canvas.found, /^Tracy$/);
		});
	}

	test('The node offers its three actions', async () => {
		await canvas.openNew();
		await canvas.search('tracy');
		await canvas.pick('Tracy');
		await shows(canvas.found, 'Get record');
		const names = await canvas.found.allInnerTexts();
		const actions = names.filter((name) => name.endsWith('record'));
		assert.deepEqual(actions, ['Create record', 'Duplicate record', 'Get record']);
	});

	for (const action of ['Create record', 'Duplicate record', 'Get record']) {
		test(`A fresh “${action}” has nothing in red, and looks for no columns`, async () => {
			await canvas.openNew();
			await canvas.search('tracy');
			await canvas.pick('Tracy');
			await canvas.pick(action);
			const panel = await canvas.panel();

			assert.deepEqual(await panel.redMarks(), []);
			assert.doesNotMatch(await panel.root.innerText(), /No columns found|Values to Send/);
		});
	}

	test('A dataset is chosen from the list, and its properties are the columns', async () => {
		await canvas.openNew();
		await canvas.search('create record');
		await canvas.pick('Tracy');
		await canvas.pick('Create record');
		const panel = await canvas.panel();
		const datasets = await panel.openList('dataset');
		await shows(datasets, 'Tasks');
		await pictures.take(canvas.page, 'quick-start', panel.middle);
		await datasets.getByText('Tasks', { exact: true }).click();

		assert.deepEqual(await panel.columns(), ['Title', 'Due', 'Assignee']);
		assert.deepEqual(await panel.redMarks(), []);
	});
}

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { folders } from '../../../tools/n8n/folders.mts';
import type { Walk } from './openWalk.mts';
import { shows } from './pages/shows.mts';

const folder = join(folders.root, 'examples');

/** What somebody chooses who has imported an example, and how many records come of it. */
interface Example {
	/** The names of the nodes that create records. */
	nodes: string[];
	/** By its name; undefined where the example gives an ID. */
	dataset?: string;
	/** Where there are several triggers, the one that has rows. */
	trigger?: string;
	records: number;
}

/** The agent's example is tried with its chat. */
const examples: Record<string, Example> = {
	'canvas.json': {
		nodes: ['Create a record to link to', 'Create a record of every kind'],
		dataset: 'Samples',
		records: 2,
	},
	'import-csv.json': { nodes: ['Tracy'], dataset: 'Leads', records: 3 },
	'import-movies-by-column.json': { nodes: ['Tracy'], dataset: 'Movies', records: 10 },
	'import-movies.json': { nodes: ['Tracy'], records: 10 },
	'scheduled-import.json': { nodes: ['Tracy'], dataset: 'Tasks', records: 5 },
	'webhook.json': { nodes: ['Tracy'], dataset: 'Tasks', trigger: 'Form sent', records: 1 },
};

/** Each file of examples/, imported by the menu, with nothing changed but credential and dataset. */
export function importExamples({ canvas, sandbox, pictures }: Walk): void {
	test('Every example is tried', async () => {
		const files = await readdir(folder);
		assert.deepEqual(files.sort(), ['agent.json', ...Object.keys(examples)]);
	});

	for (const [file, { nodes, dataset, trigger, records }] of Object.entries(examples)) {
		test(`${file} runs once its credential and dataset are chosen`, async () => {
			await sandbox.reset();
			await canvas.importFile(join(folder, file));
			for (const name of nodes) {
				const panel = await canvas.openNode(name);
				await panel.chooseCredential('Tracy');
				if (dataset !== undefined) await panel.chooseFromList('dataset', dataset);
				await panel.close();
			}
			await canvas.execute(trigger);

			assert.equal((await sandbox.records()).length, records);
			if (file === 'scheduled-import.json') {
				await canvas.fit();
				await pictures.take(canvas.page, 'outcomes');
			}
		});
	}

	test("The stand-in's page shows the records of an import", async () => {
		await sandbox.reset();
		await canvas.importFile(join(folder, 'scheduled-import.json'));
		const panel = await canvas.openNode('Tracy');
		await panel.chooseCredential('Tracy');
		await panel.close();
		await canvas.execute();
		const page = await canvas.page.context().newPage();
		await page.setViewportSize({ width: 1200, height: 1040 });
		await page.goto(sandbox.url);

		const tasks = page.locator('#dataset-3');
		await shows(tasks, 'Write the speech');
		await shows(tasks, '5 records');
		await pictures.take(page, 'sandbox');
		await page.close();
	});
}

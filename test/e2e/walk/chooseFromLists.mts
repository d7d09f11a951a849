import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId } from '../importWorkflow.mts';
import type { Walk } from './openWalk.mts';
import { posted } from './posted.mts';
import { chosen, rowsToTracy } from './rowsToTracy.mts';
import { shows } from './pages/shows.mts';

/** The lists from which a person chooses, and what stands in their place where they can't be read. */
export function chooseFromLists({ canvas, credentials, sandbox }: Walk): void {
	test('Datasets are offered by name, but for those out of use, and found by part of it', async () => {
		await canvas.open(rowsToTracy({ credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		const datasets = await panel.openList('dataset');

		await shows(datasets, 'Leads');
		assert.deepEqual(await datasets.allInnerTexts(), ['Movies', 'Samples', 'Tasks', 'Leads']);
		await panel.typeIntoList('ampl');
		await datasets.filter({ hasText: 'Leads' }).waitFor({ state: 'detached' });
		await shows(datasets, 'Samples');
		assert.equal(await datasets.count(), 1);
	});

	test('States are those of the dataset; without one, Tracy decides', async () => {
		await sandbox.reset();
		const parameters = chosen(3, 'Tasks');
		await canvas.open(rowsToTracy({ parameters, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		assert.equal(await panel.placeholder('state'), 'Tracy decides');
		const states = await panel.openList('state');

		await shows(states, 'Done');
		assert.deepEqual(await states.allInnerTexts(), ['To do', 'In progress', 'Done']);
		await states.getByText('In progress', { exact: true }).click();
		await panel.field('301').locator('input').fill('Pay the rent');
		await panel.execute();
		await shows(panel.output, 'In progress');
		const [record] = await sandbox.records();
		assert.deepEqual(record?.state, { id: 32 });
	});

	test('Properties are those of the dataset that can be written, and tell the type of a value', async () => {
		await sandbox.reset();
		// Otherwise it takes no lead without its company.
		await sandbox.change({ uncheckedAssumptions: ['A4'] });
		const parameters = { ...chosen(5, 'Leads'), specifyDatums: 'fields' };
		await canvas.open(rowsToTracy({ parameters, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		await panel.addValue();
		const properties = await panel.openList('property');

		await shows(properties, 'Referred by');
		const names = await properties.allInnerTexts();
		assert.ok(names.includes('Budget'));
		// What Tracy fills in by itself, and files, can't be written.
		for (const name of ['Number', 'Created', 'Offer']) assert.ok(!names.includes(name), name);
		await properties.getByText('Budget', { exact: true }).click();
		await panel.field('value').locator('input, textarea').fill('1200.50');
		await panel.execute();

		await shows(panel.output, 'created');
		assert.deepEqual(await posted(sandbox), [
			{ dataset: { id: 5 }, datums: [{ property: { id: 507 }, decimalValue: 1200.5 }] },
		]);
		await sandbox.change({ uncheckedAssumptions: [] });
	});

	for (const field of ['dataset', 'state'] as const) {
		test(`A key that may not read is told in the list of the ${field} what to do`, async () => {
			const parameters = chosen(3, 'Tasks');
			await canvas.open(rowsToTracy({ parameters, credential: credentials.createOnly }));
			const panel = await canvas.openNode('Tracy');
			await panel.openList(field);

			await shows(panel.listError, "Choose 'By ID'");
		});
	}

	test('A key that may not read is told where the columns would be what to choose', async () => {
		const parameters = { dataset: byId('3') };
		await canvas.open(rowsToTracy({ parameters, credential: credentials.createOnly }));
		const panel = await canvas.openNode('Tracy');

		await shows(panel.noColumns, 'The API key may not read dataset 3');
		await shows(panel.noColumns, "Choose 'Property by Property'");
	});

	test('A dataset by expression has columns as soon as the expression has a value', async () => {
		const parameters = { dataset: '={{ $json.dataset }}' };
		const { reading: credential } = credentials;
		await canvas.open(rowsToTracy({ rows: [{ dataset: 3 }], parameters, credential }));
		const panel = await canvas.openNode('Tracy');
		assert.deepEqual(await panel.columns(), ['Title', 'Due', 'Assignee']);

		await canvas.open(rowsToTracy({ rows: [{ other: 3 }], parameters, credential }));
		await shows(
			(await canvas.openNode('Tracy')).noColumns,
			'is an expression that has no value here',
		);
	});
}

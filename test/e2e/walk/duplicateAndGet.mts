import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId } from '../importWorkflow.mts';
import type { Walk } from './openWalk.mts';
import { posted } from './posted.mts';
import { rowsToTracy } from './rowsToTracy.mts';
import { shows } from './pages/shows.mts';

/** What is done with a record that is there already. */
export function duplicateAndGet({ canvas, credentials, sandbox }: Walk): void {
	test('Duplicate takes other values by column, where a property is required too', async () => {
		const original = await createLead();
		const parameters = { operation: 'duplicate', record: byId(original) };
		await canvas.open(rowsToTracy({ parameters, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		await shows(panel.fields, 'Choose a dataset to give the duplicate other values by column.');
		assert.equal(await panel.placeholder('dataset'), "The original's");
		await panel.chooseFromList('dataset', 'Leads');
		await panel.columns();
		await panel.field('503').locator('input').fill('Globex');
		await panel.choose('504', 'Referral');
		await panel.field('507').locator('input').fill('900');
		await panel.execute();

		await shows(panel.output, 'created');
		for (const text of ['Globex', 'Referral', '900']) await shows(panel.output, text);
		assert.deepEqual((await posted(sandbox)).at(-1), {
			original: { id: Number(original) },
			dataset: { id: 5 },
			datums: [
				{ property: { id: 503 }, stringValue: 'Globex' },
				{ property: { id: 504 }, optionValue: { id: 5043 } },
				{ property: { id: 507 }, decimalValue: 900 },
			],
		});
	});

	test('Get shows the record by its names', async () => {
		const id = await createLead();
		const parameters = { operation: 'get' };
		await canvas.open(rowsToTracy({ parameters, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		await panel.enterId('record', id);
		await panel.execute();

		for (const text of ['found', 'Acme', 'Trade fair']) await shows(panel.output, text);
	});

	test('Get names a record that is not there', async () => {
		await sandbox.reset();
		const parameters = { operation: 'get', record: byId('98765') };
		await canvas.open(rowsToTracy({ parameters, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		await panel.execute();

		await shows(panel.error, '98765');
	});

	/** Puts the only record into the stand-in; returns its ID. */
	async function createLead(): Promise<string> {
		await sandbox.reset();
		const datums = [
			{ property: { id: 503 }, stringValue: 'Acme' },
			{ property: { id: 504 }, optionValue: { id: 5042 } },
		];
		await fetch(`${sandbox.url}/v1/records`, {
			method: 'POST',
			headers: { 'X-Api-Key': sandbox.keys.full, 'Content-Type': 'application/json' },
			body: JSON.stringify({ dataset: { id: 5 }, datums }),
		});
		const [created] = await sandbox.records();
		return String(created?.id);
	}
}

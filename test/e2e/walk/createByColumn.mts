import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DateTime } from 'luxon';
import type { Walk } from './openWalk.mts';
import { posted } from './posted.mts';
import { chosen, rowsToTracy } from './rowsToTracy.mts';
import { shows } from './pages/shows.mts';

const row = { task: 'Pay the rent', user: 1, note: 'For December' };

/** Records whose values go to the columns of a dataset. */
export function createByColumn({ canvas, credentials, sandbox, pictures }: Walk): void {
	test('By hand: fields are dragged to columns, and a date is picked', async () => {
		await sandbox.reset();
		await canvas.open(
			rowsToTracy({
				rows: [row],
				parameters: chosen(3, 'Tasks'),
				credential: credentials.reading,
			}),
		);
		const panel = await canvas.openNode('Tracy');
		await panel.columns();
		await panel.drag('task', panel.field('301'));
		await panel.drag('user', panel.field('303'));
		await panel.pickDate(panel.field('302'), 15, '10:30:00');
		await panel.execute();
		await panel.show('Schema');

		await shows(panel.output, 'Pay the rent');
		await shows(panel.output, 'Ada');
		await shows(panel.output, 'created');
		const time = { day: 15, hour: 10, minute: 30, second: 0, millisecond: 0 };
		const picked = DateTime.now().setZone('Europe/Berlin').set(time).toUTC().toISO();
		const [request] = await posted(sandbox);
		assert.deepEqual(request, {
			dataset: { id: 3 },
			datums: [
				{ property: { id: 301 }, stringValue: 'Pay the rent' },
				{ property: { id: 302 }, dateTimeValue: picked },
				{ property: { id: 303 }, userValue: { id: 1 } },
			],
		});
		await pictures.take(canvas.page, 'by-column', panel.root);
	});

	test('Automatically: each field goes to the property of the same name', async () => {
		await sandbox.reset();
		const rows = [
			{ Title: 'Pay the rent', Due: '2026-12-01T09:00:00Z', Assignee: 2 },
			{ Title: 'Call the bank', Due: '', Assignee: '' },
		];
		await canvas.open(rowsToTracy({ rows, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		await panel.chooseFromList('dataset', 'Tasks');
		await panel.chooseMapping('Map Automatically');
		await panel.execute();
		await panel.show('Table');

		await shows(panel.output, '2 items');
		await shows(panel.output, 'Call the bank');
		assert.deepEqual(await posted(sandbox), [
			{
				dataset: { id: 3 },
				datums: [
					{ property: { id: 301 }, stringValue: 'Pay the rent' },
					{ property: { id: 302 }, dateTimeValue: '2026-12-01T09:00:00.000Z' },
					{ property: { id: 303 }, userValue: { id: 2 } },
				],
			},
			{ dataset: { id: 3 }, datums: [{ property: { id: 301 }, stringValue: 'Call the bank' }] },
		]);
	});
}

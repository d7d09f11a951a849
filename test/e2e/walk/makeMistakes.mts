import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Walk } from './openWalk.mts';
import { posted } from './posted.mts';
import { byHand, chosen, rowsToTracy } from './rowsToTracy.mts';
import { shows } from './pages/shows.mts';

/** A mistake that people make, and what the screen says of it. */
interface Mistake {
	what: string;
	/** The value of one column of the dataset Samples, which the row has as `value`. */
	property: string;
	value: unknown;
	error: string;
	advice: string;
}

const mistakes: Mistake[] = [
	{
		what: 'A date in words',
		property: '204',
		value: 'next Friday',
		error: 'The value "next Friday" of property "Date & Time" (204) is not a date and time.',
		advice: 'Pass ISO 8601',
	},
	{
		what: 'A decimal with a comma',
		property: '203',
		value: '12,5',
		error: 'The value "12,5" of property "Decimal" (203)',
		advice: '.replace(',
	},
	{
		what: 'A fraction for an integer',
		property: '202',
		value: 1.5,
		error: 'The value 1.5 of property "Integer" (202)',
		advice: 'Round it in the expression',
	},
	{
		what: 'An option that there is not',
		property: '205',
		value: 'Purple',
		error: '"Red"',
		advice: 'Use one of these names, or the ID of the option.',
	},
	{
		what: 'A user by the name',
		property: '206',
		value: 'Ada',
		error: 'The value "Ada" of property "User" (206) is not an ID.',
		advice: 'Users are given by their ID',
	},
];

/** What a person reads who did something wrong, and where failed rows go. */
export function makeMistakes({ canvas, credentials, sandbox, editor, pictures }: Walk): void {
	for (const { what, property, value, error, advice } of mistakes) {
		test(`${what} is named with what to do, and nothing is sent`, async () => {
			await sandbox.reset();
			const parameters = {
				...chosen(2, 'Samples'),
				...byHand({ [property]: '={{ $json.value }}' }),
			};
			const rows = [{ value }];
			await canvas.open(rowsToTracy({ rows, parameters, credential: credentials.reading }));
			const panel = await canvas.openNode('Tracy');
			await panel.execute();

			await shows(panel.error, error);
			await shows(panel.advice, advice);
			assert.deepEqual(await posted(sandbox), []);
		});
	}

	test('A mistake among good rows stops all before anything is sent', async () => {
		await sandbox.reset();
		const rows = [
			{ task: 'Pay the rent', until: '2026-12-01' },
			{ task: 'Call the bank', until: 'next Friday' },
		];
		const values = byHand({ 301: '={{ $json.task }}', 302: '={{ $json.until }}' });
		const parameters = { ...chosen(3, 'Tasks'), ...values };
		await canvas.open(rowsToTracy({ rows, parameters, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		await panel.execute();

		await shows(panel.error, 'of property "Due" (302) is not a date and time. [item 1]');
		await shows(panel.advice, 'Of 2 items: 1 unsent, 1 rejected.');
		assert.deepEqual(await posted(sandbox), []);
		await pictures.take(canvas.page, 'mistake', panel.root);
	});

	test('No dataset: n8n marks the field, and the run says what to choose', async () => {
		await sandbox.reset();
		await canvas.open(rowsToTracy({ credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		assert.notDeepEqual(await panel.redMarks(), []);
		await panel.press();

		await shows(canvas.toasts, /Dataset/);
		assert.equal((await sandbox.statistics()).requests, 0);
	});

	test('A key that is not accepted is named', async () => {
		const wrong = await editor.addCredential('Wrong', sandbox.url, 'not-the-key');
		const parameters = { ...chosen(3, 'Tasks'), ...byHand({ 301: 'Pay the rent' }) };
		await canvas.open(rowsToTracy({ parameters, credential: wrong }));
		const panel = await canvas.openNode('Tracy');
		await panel.execute();

		await shows(panel.error, 'API key');
	});

	test('What Tracy says is text on the screen, whatever it looks like', async () => {
		await sandbox.reset();
		const body = { message: 'No <img src=x onerror=alert(1)> here' };
		await sandbox.setFaults({ fault: 'status', status: 422, body, every: true });
		const parameters = { ...chosen(3, 'Tasks'), ...byHand({ 301: 'Pay the rent' }) };
		await canvas.open(rowsToTracy({ parameters, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		await panel.execute();

		await shows(panel.error, body.message);
		assert.equal(await canvas.page.locator('img[src="x"], [onerror]').count(), 0);
	});

	test('With the error output, good rows are created and failed ones come out with the reason', async () => {
		await sandbox.reset();
		await sandbox.setFaults({ fault: 'reset-after-create', contains: 'Call the bank', times: 1 });
		const rows = [
			{ Title: 'Pay the rent', Due: '2026-12-01' },
			{ Title: 'Call the bank', Due: '2026-12-02' },
			{ Title: 'Buy a lamp', Due: 'next Friday' },
			{ Title: 'Water the plants', Due: '2026-12-04' },
		];
		const parameters = { ...chosen(3, 'Tasks'), columns: { mappingMode: 'autoMapInputData' } };
		await canvas.open(rowsToTracy({ rows, parameters, credential: credentials.reading }));
		const panel = await canvas.openNode('Tracy');
		await panel.onError('Continue (using error output)');
		await panel.execute();
		await panel.show('Table');

		await shows(panel.output, 'Success Branch (2 items)');
		await shows(panel.output, 'Water the plants');
		await panel.output.getByText('Error Branch (2 items)').click();
		await shows(panel.output, 'may or may not have been created');
		await shows(panel.output, 'is not a date and time');
		await shows(panel.output, 'next Friday');
		const titles = (await sandbox.records()).map(({ datums }) => datums[0]?.stringValue);
		assert.deepEqual(titles.sort(), ['Call the bank', 'Pay the rent', 'Water the plants']);
		await pictures.take(canvas.page, 'error-output', panel.root);
	});
}

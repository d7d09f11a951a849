import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { folders } from '../../tools/n8n/folders.mts';
import { Workflow } from '../../tools/n8n/Workflow.mts';
import { openModelStage } from './openModelStage.mts';
import { valueIn } from './valueIn.mts';

// Each file of examples/ as somebody runs it who has just imported it: only the credentials and the
// dataset are chosen, and the rows are those that are pinned to it.

const { editor, sandbox, model, credentials } = await openModelStage({ after });
const { reading, creating, openAi } = credentials;

interface Connection {
	credentialId?: string;
	dataset: number;
}

/** Imports an example and chooses what has to be chosen; returns its ID. */
async function importExample(
	file: string,
	{ credentialId = reading, dataset }: Connection,
): Promise<string> {
	const example = Workflow.parse(
		JSON.parse(await readFile(`${folders.root}/examples/${file}`, 'utf8')),
	);
	const nodes = example.nodes.map((node) => {
		if (node.type.endsWith('lmChatOpenAi')) {
			return { ...node, credentials: { openAiApi: { id: openAi, name: 'Scripted model' } } };
		}
		if (!node.type.startsWith('n8n-nodes-tracy.')) return node;
		const chosen = { __rl: true, mode: 'list', value: dataset };
		return {
			...node,
			parameters: { ...node.parameters, dataset: chosen },
			credentials: { tracyApi: { id: credentialId, name: 'Tracy' } },
		};
	});
	const { name, connections, settings, pinData } = example;
	return editor.addWorkflow({ name, nodes, connections, settings, pinData });
}

/** Executes an imported example from its trigger, as the editor does. */
async function execute(file: string, trigger: string, connection: Connection) {
	await sandbox.reset();
	const id = await importExample(file, connection);
	const execution = await editor.ended(await editor.run(id, trigger));
	execution.requireSuccess();
	return execution;
}

/** The records in the sandbox, each as its values in order: "301 Book the hall". */
async function received(): Promise<string[][]> {
	return (await sandbox.records()).map(({ datums }) =>
		datums.map((datum) => `${datum.property.id} ${String(valueIn(datum))}`),
	);
}

/** File of examples/ -> the test of it. */
const runs: Record<string, () => Promise<void>> = {
	'canvas.json': async () => {
		await execute('canvas.json', 'Start', { dataset: 2 });
		const [linked, record] = await sandbox.records();

		assert.deepEqual(await received(), [
			['201 A record to link to'],
			[
				...['201 A value of every kind', '202 9223372036854775807', '203 1234.5'],
				...['204 2026-03-02T08:30:00.000Z', '205 2052', '206 2'],
				...[`207 ${linked?.id}`, '208 2081', '208 2082'],
			],
		]);
		assert.equal(record?.state.id, 22);
	},
	'import-movies-by-column.json': async () => {
		await execute('import-movies-by-column.json', 'Start', { dataset: 1 });
		const records = await received();

		assert.equal(records.length, 10);
		assert.deepEqual(records.at(-2), [
			...['101 The Matrix', '102 171479930', '103 460279930', '105 65000000'],
			...['106 1999-03-31T00:00:00.000Z', '107 1077', '108 136', '109 Warner Bros.'],
			...['110 Original Screenplay', '111 1111', '112 Science Fiction'],
			...['113 Andy Wachowski', '114 86', '115 8.7', '116 380934'],
		]);
	},
	'import-movies.json': async () => {
		await execute('import-movies.json', 'Start', { credentialId: creating, dataset: 1 });
		const byId = await received();
		await execute('import-movies-by-column.json', 'Start', { dataset: 1 });

		assert.deepEqual(byId, await received());
	},
	'scheduled-import.json': async () => {
		const execution = await execute('scheduled-import.json', 'Every hour', { dataset: 3 });
		const [{ rows }] = execution.items('Refused or not sent') as [{ rows: { row: object }[] }];

		assert.deepEqual(await received(), [
			['301 Book the hall', '302 2026-03-02T08:30:00.000Z', '303 1'],
			['301 Order the cake', '302 2026-03-02T23:00:00.000Z', '303 2'],
			['301 Write the speech', '302 2026-03-05T13:30:00.000Z'],
			['301 Rent a projector', '302 2026-03-06T16:00:00.000Z', '303 2'],
			['301 Invite everybody', '302 2026-03-09T08:00:00.000Z', '303 1'],
		]);
		assert.deepEqual(
			rows.map(({ row }) => (row as { key: string }).key),
			['T-3', 'T-4'],
		);
	},
	'webhook.json': async () => {
		await execute('webhook.json', 'Form sent', { dataset: 3 });

		assert.deepEqual(await received(), [
			['301 Book the hall', '302 2026-03-02T08:30:00.000Z', '303 2'],
		]);
	},
	'import-csv.json': async () => {
		await execute('import-csv.json', 'Upload', { dataset: 5 });

		assert.deepEqual(await received(), [
			[
				...['503 Acme Ltd.', '504 5041', '505 +44 20 7946 0000', '506 5061', '506 5062'],
				...['507 12500.5', '508 42', '509 2026-03-11T23:00:00.000Z'],
			],
			[...['503 Müller & Söhne', '504 5042', '506 5063', '508 7'], '509 2026-03-16T13:00:00.000Z'],
			['503 Globex', '504 5043', '505 +1 202 555 0143', '507 98000', '508 1200'],
		]);
	},
	'agent.json': async () => {
		const call = { Title: 'Order the cake', Due: '2026-03-03T09:00:00+01:00', Assignee: '' };
		model.play(
			() => ({ call }),
			() => ({ say: 'It is noted.' }),
		);
		const execution = await execute('agent.json', 'Chat', { dataset: 3 });

		assert.deepEqual(await received(), [['301 Order the cake', '302 2026-03-03T08:00:00.000Z']]);
		assert.equal(execution.items('AI Agent')[0]?.output, 'It is noted.');
	},
};

test('each file of examples/ is tried', async () => {
	assert.deepEqual(Object.keys(runs).sort(), (await readdir(`${folders.root}/examples`)).sort());
});

for (const [file, run] of Object.entries(runs)) {
	test(`${file} runs right after it was imported`, run);
}

test('the form of webhook.json answers a browser with a page, whatever became of the row', async () => {
	await sandbox.reset();
	const id = await importExample('webhook.json', { dataset: 3 });
	await editor.publish(id);
	const send = async (form: Record<string, string>) => {
		const response = await fetch(`${editor.url}/webhook/new-task`, {
			method: 'POST',
			body: new URLSearchParams(form),
		});
		assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
		return [response.status, await response.text()] as const;
	};

	const [created, thanks] = await send({ title: 'Book the hall', due: '', assignee: '' });
	assert.equal(created, 200);
	assert.match(thanks, /<h1>Thank you<\/h1>\s+<p>Your task was created\. Its number is 1\.<\/p>/);
	const [refused, reason] = await send({ title: 'Book it', due: '<b>soon</b>', assignee: '' });
	assert.equal(refused, 400);
	assert.match(reason, /<p>The value "&lt;b>soon&lt;\/b>" of .+ is not a date and time\./);
	await sandbox.setFaults({ fault: 'reset-after-create', every: true });
	const [unclear, sentence] = await send({ title: 'Book it', due: '', assignee: '' });
	assert.equal(unclear, 502);
	assert.match(sentence, /may or may not have been created/);
});

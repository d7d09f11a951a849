import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { z } from 'zod/v4';
import { Person } from '../../tools/live-check/Person.mts';
import { openSandbox } from '../sandbox/openSandbox.mts';
import { openTampered } from './openTampered.mts';
import { runLiveCheck, startLiveCheck } from './runLiveCheck.mts';

const NAMES = z.array(
	z.object({
		name: z.string(),
		states: z.array(z.object({ name: z.string() })),
		properties: z.array(
			z.object({ name: z.string(), options: z.array(z.object({ text: z.string() })).default([]) }),
		),
	}),
);

test('the key is in nothing that is shown or saved, whatever Tracy answers', async (t) => {
	const sandbox = await openSandbox(t);
	const key = sandbox.keys.full;
	const url = await openTampered(t, sandbox.url, (passing) => {
		if (passing.status >= 400 || passing.method === 'POST') {
			passing.status = passing.status === 401 ? 401 : 400;
			passing.body = {
				message: `The key ${passing.key} can't do that.`,
				[passing.key]: passing.key,
			};
		}
		if (passing.path === '/v1/datasets') passing.headers['paging-total-count'] = passing.key;
	});
	const flags = ['--write', '2', '--yes'];
	const { everything, output, report } = await runLiveCheck(t, { url, key, flags });
	assert.match(output, /It says: The key \*\*\* can't do that/);
	assert.ok(report);
	assert.ok(!everything.includes(key));
});

test('the key is not in the sentence about a wrong address either', async (t) => {
	const sandbox = await openSandbox(t);
	const key = sandbox.keys.full;
	const url = await openTampered(t, sandbox.url, (passing) => {
		passing.status = 200;
		passing.body = `<title>${passing.key}</title>`;
	});
	const { code, everything } = await runLiveCheck(t, { url, key });
	assert.equal(code, 2);
	assert.ok(!everything.includes(key));
});

test('a wrong key that is sent on purpose has nothing of the real one', async (t) => {
	const sandbox = await openSandbox(t);
	const key = sandbox.keys.full;
	const keys = new Set<string>();
	const url = await openTampered(t, sandbox.url, (passing) => void keys.add(passing.key));
	await runLiveCheck(t, { url, key });
	const [first, altered = '', ...others] = [...keys];
	assert.equal(first, key);
	assert.deepEqual(others, []);
	assert.equal(altered.length, key.length);
	assert.match(altered, /^[a-z]{7}-[a-z]{4}-[a-z]{3}$/);
});

test('the address, and names and IDs of the workspace, are not in the report', async (t) => {
	const sandbox = await openSandbox(t, { firstRecordId: 4611686018427387904n });
	const flags = ['--write', '5', '--yes', '--report', 'mine.json'];
	const { everything, output } = await runLiveCheck(t, {
		url: sandbox.url,
		key: sandbox.keys.full,
		flags,
	});
	const saved = everything.slice(output.length);
	assert.match(saved, /^\| A19 \| .* \| confirmed \| "dateTime" as dateTimeValue/m);
	assert.ok(!saved.includes(sandbox.url));
	const file = new URL('../../tools/sandbox/workspace.json', import.meta.url);
	const workspace = z.object({ datasets: NAMES }).parse(JSON.parse(readFileSync(file, 'utf8')));
	const names = workspace.datasets.flatMap(({ name, states, properties }) => [
		name,
		...states.map((state) => state.name),
		...properties.flatMap((property) => [
			property.name,
			...property.options.map(({ text }) => text),
		]),
	]);
	// Shorter names, and such as "Record", are words of the report as well.
	const telling = names.filter((name) => name.includes(' '));
	assert.ok(telling.length > 20);
	assert.deepEqual(
		telling.filter((name) => saved.includes(name)),
		[],
	);
	assert.match(output, /Record 4611686018427387904 was created/);
	assert.doesNotMatch(saved, /Їжак|live check [0-9a-f]{8}|4611686018427387904/);
});

test('what is asked for can be typed in, one line after another', async (t) => {
	const sandbox = await openSandbox(t);
	const key = sandbox.keys.full;
	const input = `${sandbox.url}\n${key}\ny\n`;
	const { code, output, everything } = await startLiveCheck(t, { flags: ['--write', '2'], input });
	assert.equal(code, 0);
	assert.match(output, /Record 1 was created in dataset 2\./);
	assert.ok(!everything.includes(key));
});

test('a key that is typed at a terminal does not show on it', async () => {
	const input = Object.assign(new PassThrough(), { isTTY: true });
	const output = new PassThrough();
	const person = new Person(input, output);

	const address = person.ask('Address: ');
	input.write('http://x\r');
	assert.equal(await address, 'http://x');
	const key = person.askSecretly('Key: ');
	input.write('s3cr\x15');
	input.write('s3cret\x7f\x7ft\r');
	assert.equal(await key, 's3crt');
	const answer = person.ask('Sure? ');
	// Arrow-up and Ctrl-Y bring back what was typed or deleted before.
	input.write('yes\x1b[A\x1b[A\x19\r');
	assert.equal(await answer, 'yes');
	person.leave();

	const screen = String(output.read());
	assert.match(screen, /Address: [^]*http:\/\/x[^]*Key: [^]*Sure\? [^]*yes/);
	assert.doesNotMatch(screen, /s3c|cr|crt/);
});

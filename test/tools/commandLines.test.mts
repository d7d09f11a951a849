import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startProgram } from './startProgram.mts';

const WITHIN = { timeout: 60_000 };

for (const [program, flags, sentence] of [
	['demo/main.mts', ['--n8n', '2.0'], /^--n8n takes an exact version/],
	['demo/main.mts', ['--n8n', '2.0.3', '--all-versions'], /^Give either --n8n, .*--all-versions\./],
	['demo/start.mts', ['--port', '1'], /^Unknown option '--port'/],
	['demo/start.mts', ['anything'], /^Unexpected argument 'anything'/],
	['bench/main.mts', ['--only', 'all'], /^--only takes loading, .*, not "all"\./],
	['bench/main.mts', ['--only', 'comparison', '--plot', 'a.svg'], /^--plot draws .*throughput/],
] as const) {
	test(`${program} ${flags.join(' ')} is refused with a sentence`, WITHIN, async (t) => {
		const { code, output, errors } = await startProgram(t, program, flags).ended;
		assert.equal(code, 1);
		assert.equal(output, '');
		assert.match(errors, sentence);
	});
}

for (const [program, flags] of [
	['demo/main.mts', ['--json', '--n8n', '2.0']],
	['bench/main.mts', ['--json', '--only', 'all']],
] as const) {
	test(`${program} ${flags.join(' ')} says so in its line of JSON too`, WITHIN, async (t) => {
		const { code, output, errors } = await startProgram(t, program, flags).ended;
		assert.equal(code, 1);
		const { error } = JSON.parse(output) as { error: string };
		assert.equal(`${error}\n`, errors);
	});
}

test('the demo goes on with the next version when one fails', WITHIN, async (t) => {
	const { code, output } = await startProgram(t, 'demo/main.mts', ['--json', '--all-versions'])
		.ended;
	assert.equal(code, 1);
	const { ok, versions } = JSON.parse(output) as {
		ok: boolean;
		versions: { ok: boolean; n8n: string; error: string }[];
	};
	assert.equal(ok, false);
	assert.deepEqual(
		versions.map((version) => [version.n8n, version.ok]),
		[
			['1.123.81', false],
			['2.0.3', false],
			['latest', false],
		],
	);
	for (const { error } of versions) assert.notEqual(error, '');
});

test('a benchmark that fails tells why, in its line of JSON too', WITHIN, async (t) => {
	const { code, output, errors } = await startProgram(t, 'bench/main.mts', ['--json']).ended;
	assert.equal(code, 1);
	const { error, targets } = JSON.parse(output) as { error: string; targets: object[] };
	assert.notEqual(error, '');
	assert.deepEqual(targets, []);
	assert.ok(errors.includes(`The benchmark failed. ${error}`));
});

test('a benchmark that is interrupted says no more than that', WITHIN, async (t) => {
	const bench = startProgram(t, 'bench/main.mts', ['--json'], 'exec sleep 60');
	bench.interruptAt('Install Node.js 24');
	const { code, output, errors } = await bench.ended;
	assert.equal(code, 1);
	assert.equal((JSON.parse(output) as { error: string }).error, 'It was interrupted.');
	assert.match(errors, /\nThe benchmark failed\. It was interrupted\.\n+$/);
});

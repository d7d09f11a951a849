import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Agent } from 'node:https';
import { test } from 'node:test';
import axios from 'axios';
import { judgeTargets } from '../../tools/bench/report/judgeTargets.mts';
import { authority, startFarEnd } from '../../tools/bench/servers/startFarEnd.mts';
import { listen } from '../../tools/n8n/processes/listen.mts';

test('a row that is given up misses its target, however rows are refused', () => {
	const common = { rows: 2_000, requests: 2_040, refusedPart: 0.02, seconds: 40 };
	const rateLimits = [
		{ ...common, name: '50 in any second, Retry-After', created: 1_999 },
		{ ...common, name: 'nothing refused', created: 2_000 },
		{ ...common, name: '2 % at random, Retry-After: 0', created: 1_999 },
	];
	const missed = judgeTargets({ rateLimits }).filter(
		({ what, isReached }) => what.endsWith('rows created') && !isReached,
	);
	assert.deepEqual(
		missed.map(({ what, measured }) => [what, measured]),
		[
			['50 in any second, Retry-After: rows created', 1_999],
			['2 % at random, Retry-After: 0: rows created', 1_999],
		],
	);
});

for (const delay of [0, 5]) {
	test(`a server ${delay} ms away answers over HTTPS, long bodies too`, async (t) => {
		const server = createServer((request, response) => {
			request.pipe(response);
		});
		const port = await listen(server);
		const far = await startFarEnd(`http://127.0.0.1:${port}`, delay);
		t.after(() => {
			far.close();
			server.close();
		});
		const body = 'row '.repeat(100_000);
		const httpsAgent = new Agent({ ca: readFileSync(authority) });
		const answers = await Promise.all(
			[1, 2, 3].map(() => axios.post<string>(far.address, body, { httpsAgent, proxy: false })),
		);
		for (const { data } of answers) assert.equal(data, body);
	});
}

import type { IDataObject } from 'n8n-workflow';
import { pairsOf } from '../chosen';
import type { Finished } from './harness/Finished';
import type { Fault } from '../../tools/n8n/Sandbox.mts';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

/** Something that happens to the third of five rows, and the outcome that is true of it then. */
interface Situation {
	name: string;
	fault?: Fault;
	outcome: 'created' | 'rejected' | 'unknown' | 'unsent';
	credential?: IDataObject;
	options?: IDataObject;
}

const status = (code: number, headers: IDataObject = {}): Fault => ({
	fault: 'status',
	status: code,
	headers: { 'Content-Type': 'application/problem+json', ...headers },
	body: '{"title":"No","detail":"Not like this."}',
});
const plainText = { 'Content-Type': 'text/plain' };
const rejectedStatuses = [400, 402, 403, 404, 405, 409, 410, 413, 415, 418, 422, 451];
const unknownStatuses = [303, 408, 500, 501, 502, 504, 520, 599];
const leadingAway = [300, 301, 302, 304, 307, 308];

const situations: Situation[] = [
	{ name: 'nothing', outcome: 'created' },
	{ name: 'a cut-off JSON text', fault: { fault: 'cut-json' }, outcome: 'created' },
	{ name: 'a body that breaks off', fault: { fault: 'half-body' }, outcome: 'created' },
	...[{ status: 400 }, { error: 'maintenance' }, null].map(
		(body): Situation => ({
			name: `JSON that is no record: ${JSON.stringify(body)}`,
			fault: { fault: 'not-a-record', body },
			outcome: 'unknown',
		}),
	),
	{ name: 'JSON under another type', fault: { fault: 'wrong-content-type' }, outcome: 'created' },
	{ name: 'a success that says nothing', fault: { fault: 'empty' }, outcome: 'unknown' },
	{
		name: 'a success that says OK',
		fault: { fault: 'status-after-create', status: 200, headers: plainText, body: 'OK' },
		outcome: 'unknown',
	},
	...[201, 204].map(
		(code): Situation => ({
			name: `${code} without a body`,
			fault: { fault: 'status-after-create', status: code, headers: plainText, body: '' },
			outcome: 'created',
		}),
	),
	{ name: '407', fault: status(407), outcome: 'unsent' },
	{ name: 'a web page', fault: { fault: 'html' }, outcome: 'unknown' },
	{
		name: 'two requests to wait',
		fault: { fault: 'throttle', retryAfter: 0, times: 2 },
		outcome: 'created',
	},
	{
		name: 'a request to wait until a moment that has passed',
		fault: { fault: 'throttle', retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT', times: 1 },
		outcome: 'created',
	},
	{ name: 'endless requests to wait', fault: { fault: 'throttle' }, outcome: 'unsent' },
	{
		name: 'a request to wait for longer than allowed',
		fault: { fault: 'throttle', retryAfter: 3600 },
		outcome: 'unsent',
	},
	{
		name: 'a 503 that says when to come back',
		fault: { fault: 'unavailable', retryAfter: 0, times: 1 },
		outcome: 'created',
	},
	{ name: 'a 503 that says nothing', fault: { fault: 'unavailable' }, outcome: 'unknown' },
	{ name: 'a reset after reading', fault: { fault: 'reset-after-read' }, outcome: 'unknown' },
	{ name: 'a reset after creating', fault: { fault: 'reset-after-create' }, outcome: 'unknown' },
	{
		name: 'a 504 after creating',
		fault: { fault: 'status-after-create', status: 504 },
		outcome: 'unknown',
	},
	{ name: 'silence', fault: { fault: 'hang' }, outcome: 'unknown', options: { timeout: 1_500 } },
	{
		name: 'silence after creating',
		fault: { fault: 'hang-after-create' },
		outcome: 'unknown',
		options: { timeout: 1_500 },
	},
	{
		name: 'an answer that drips',
		fault: { fault: 'drip', ms: 3000 },
		outcome: 'created',
		options: { timeout: 1_500 },
	},
	{ name: '401', fault: status(401), outcome: 'rejected' },
	...rejectedStatuses.map(
		(code): Situation => ({ name: `${code}`, fault: status(code), outcome: 'rejected' }),
	),
	...unknownStatuses.map(
		(code): Situation => ({ name: `${code}`, fault: status(code), outcome: 'unknown' }),
	),
	...leadingAway.map(
		(code): Situation => ({
			name: `${code}`,
			fault: status(code, { Location: 'http://127.0.0.1:1/v1/records' }),
			outcome: 'rejected',
		}),
	),
	{
		name: 'a closed port',
		credential: { baseUrl: 'http://127.0.0.1:1' },
		outcome: 'unsent',
	},
	{
		name: 'a host that does not exist',
		// Too long for a name, so that no resolver has to be asked.
		credential: { baseUrl: `http://${'a'.repeat(64)}.invalid` },
		outcome: 'unsent',
	},
];

/** The ways in which n8n can be told to deal with failures, and how many go at the same time. */
const ways = (['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const).flatMap(
	(onError) =>
		[false, true].flatMap((retryOnFail) =>
			[1, 5].map((maxConcurrency) => ({ onError, retryOnFail, maxConcurrency })),
		),
);

const rows = [0, 1, 2, 3, 4].map((index) => ({ title: `row-${index}` }));

test.each(pairsOf(ways, situations).map(([way, situation]) => ({ ...way, ...situation })))(
	'$name, On Error $onError, Retry On Fail $retryOnFail, $maxConcurrency at the same time: every row has one outcome that is true, and none was created twice',
	async ({
		onError,
		retryOnFail,
		maxConcurrency,
		fault,
		outcome,
		credential = {},
		options = {},
	}) => {
		if (fault) await tracy.sandbox.setFaults({ contains: 'row-2', ...fault });
		const run = await tracy.run({
			items: rows,
			onError,
			retryOnFail,
			waitBetweenTries: 1,
			credential: Object.fromEntries(
				Object.entries(credential).map(([name, value]) => [name, String(value)]),
			),
			parameters: {
				dataset: '3',
				specifyDatums: 'fields',
				datums: {
					datum: [{ property: '301', valueType: 'stringValue', value: '={{ $json.title }}' }],
				},
				options: { maxConcurrency, maxRetryWait: 20, timeout: 5000, ...options },
			},
		});

		const created = await createdTitles();
		expect(created).toEqual([...new Set(created)]);
		expect(`${run.text}${tracy.engine.installed.logLines.join('\n')}`).not.toContain(
			tracy.sandbox.keys.full,
		);
		if (onError === 'stopWorkflow') checkStopped(run, outcome, created);
		else checkOutcomes(outcomesOf(run, onError), outcome, created);
	},
);

async function createdTitles(): Promise<string[]> {
	const requests = await tracy.sandbox.requests();
	return requests
		.filter(({ recordId }) => recordId !== null)
		.map(({ body }) => /row-\d/.exec(body)?.[0] ?? '')
		.sort();
}

/** The outcome of each row, wherever it came out. */
function outcomesOf(run: Finished, onError: string): string[] {
	const outcomes = new Map<number, string>();
	const [successes = [], failures = []] = run.output('Tracy');
	for (const { json, pairedItem } of [...successes, ...failures]) {
		const index = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
		expect(outcomes.has(index)).toBe(false);
		const { details } = json;
		const isError = typeof details === 'object' && details !== null && 'outcome' in details;
		outcomes.set(index, String(isError ? details.outcome : json.outcome));
		if (isError)
			expect(json).toMatchObject({ title: rows[index]?.title, error: expect.any(String) });
	}
	if (onError === 'continueErrorOutput') {
		expect(successes.every(({ json }) => json.outcome === 'created')).toBe(true);
		expect(failures.every(({ json }) => 'error' in json)).toBe(true);
	}
	return rows.map((_, index) => outcomes.get(index) ?? 'lost');
}

function checkOutcomes(outcomes: string[], third: string, created: string[]): void {
	expect(outcomes[2]).toBe(third);
	for (const [index, outcome] of outcomes.entries()) {
		const isCreated = created.includes(`row-${index}`);
		if (outcome === 'created') expect(isCreated).toBe(true);
		else if (outcome === 'unknown') expect(index).toBe(2);
		else
			expect([outcome, isCreated]).toEqual([outcome === 'rejected' ? 'rejected' : 'unsent', false]);
	}
}

/** In Stop mode the error says what became of the rows. */
function checkStopped(run: Finished, third: string, created: string[]): void {
	if (third === 'created') {
		expect(run.error).toBeUndefined();
		expect(run.success).toHaveLength(rows.length);
		return;
	}
	expect(run.status).toBe('error');
	expect(run.error?.message).toBeTruthy();
	const said = run.error?.description ?? '';
	const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(said)?.[1] ?? 0);
	const unknown = count('unknown');
	expect(unknown).toBe(third === 'unknown' ? 1 : 0);
	const known = created.filter((title) => title !== 'row-2' || third !== 'unknown');
	expect(count('created')).toBe(known.length);
	expect(count('created') + count('rejected') + count('unsent') + unknown).toBe(rows.length);
}

import type { Attempt } from '../../../nodes/Tracy/outcome/Outcome';
import { attempts } from './attempts';
import { rehearse } from './rehearse';

const { created, rejected, unknown, stopping, throttled, unreachable, givenUp } = attempts;
const oneByOne = { maxConcurrency: 1 };

/** So many rows that come to the same. */
function times(count: number, ...row: Array<Attempt<string>>): Array<Array<Attempt<string>>> {
	return new Array<Array<Attempt<string>>>(count).fill(row);
}

/** What may have been created before, as the ledger keeps it. */
const before = {
	created: (row: number) => ({ hash: `hash of ${row}`, created: 'a record of before' }),
	unknown: (row: number) => ({ hash: `hash of ${row}`, unknown: stopping(unknown) }),
};

describe('deliver', () => {
	it('is done at once with no rows', async () => {
		const { log, outcomes } = await rehearse({ rows: [] });
		expect(log).toEqual(['0 end']);
		expect(outcomes).toEqual([]);
	});

	describe('the pool', () => {
		it('sends strictly one after another with a concurrency of 1', async () => {
			const { log } = await rehearse({ rows: times(3, created), limits: oneByOne });
			expect(log).toEqual([
				...['0 prepare 0', '0 send 0', '50 created 0'],
				...['50 prepare 1', '50 send 1', '100 created 1'],
				...['100 prepare 2', '100 send 2', '150 created 2'],
				'150 end',
			]);
		});

		it('has no more under way than allowed, and takes the next row as soon as one is done', async () => {
			const { log } = await rehearse({
				rows: times(4, created),
				limits: { maxConcurrency: 2 },
				latency: (row) => [90, 10, 30, 100][row] ?? 0,
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 prepare 1', '0 send 0', '0 send 1', '10 created 1'],
				...['10 prepare 2', '10 send 2', '40 created 2', '40 prepare 3', '40 send 3'],
				...['90 created 0', '140 created 3', '140 end'],
			]);
		});

		it('gives outcomes in input order, whatever order the replies arrive in', async () => {
			const { outcomes, log } = await rehearse({
				rows: [0, 1, 2].map((row) => [{ outcome: 'created', answer: `record of ${row}` }]),
				latency: (row) => 100 - 10 * row,
			});
			expect(log.filter((line) => line.includes('created'))).toEqual([
				...['80 created 2', '90 created 1', '100 created 0'],
			]);
			expect(outcomes).toEqual([
				{ outcome: 'created', answer: 'record of 0' },
				{ outcome: 'created', answer: 'record of 1' },
				{ outcome: 'created', answer: 'record of 2' },
			]);
		});

		it('keeps to the requests a second that the person allows', async () => {
			const { log, waited } = await rehearse({
				rows: times(4, created),
				limits: { requestsPerSecond: 5 },
			});
			expect(log.filter((line) => line.includes('send'))).toEqual([
				...['0 send 0', '200 send 1', '400 send 2', '600 send 3'],
			]);
			expect(waited).toBe(600);
		});

		it('says after each row how many are done', async () => {
			const { progress } = await rehearse({
				rows: [[created], [rejected], [created], [created]],
				mistakes: { 2: rejected },
				ledger: { 3: before.created(3) },
			});
			expect(progress).toEqual([1, 2, 3, 4]);
		});

		it('calls a row unknown, never sends it again and goes on when sending met a defect', async () => {
			const { words, ledger, log } = await rehearse({
				rows: times(3, created),
				defects: [1],
				limits: oneByOne,
			});
			expect(words).toEqual(['created', 'unknown', 'created']);
			expect(Object.keys(ledger)).toEqual(['0', '1', '2']);
			expect(log.at(-1)).toBe('150 end');
		});

		it('lets others have their turn while it prepares many rows', async () => {
			const { log } = await rehearse({
				rows: times(4, created),
				stopsAtFailure: true,
				preparing: 10,
				latency: () => 0,
				cancelAt: 15,
			});
			expect(log).toContain('20 cancel');
		});
	});

	describe('when Tracy asks to wait', () => {
		it('waits exactly as long as Retry-After says, and sends the row again', async () => {
			const {
				log,
				words,
				throttled: refusals,
				waited,
			} = await rehearse({
				rows: [[throttled('3'), created]],
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 send 0', '50 throttled 0'],
				...['3050 send 0', '3100 created 0', '3100 end'],
			]);
			expect(words).toEqual(['created']);
			expect(refusals).toBe(1);
			expect(waited).toBe(3000);
		});

		it('backs off where it does not say how long', async () => {
			const { log } = await rehearse({ rows: [[throttled(), throttled('x'), created]] });
			expect(log.filter((line) => line.includes('send'))).toEqual([
				...['0 send 0', '550 send 0', '1600 send 0'],
			]);
		});

		it('makes the whole pool wait, rows that were not refused included', async () => {
			const { log } = await rehearse({
				rows: [[throttled('2'), created], ...times(3, created)],
				limits: { maxConcurrency: 2 },
				latency: (row, attempt) => (row === 0 && attempt === 1 ? 50 : 60),
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 prepare 1', '0 send 0', '0 send 1', '50 throttled 0'],
				...['60 created 1', '60 prepare 2', '2050 send 0', '2050 send 2', '2110 created 0'],
				...['2110 created 2', '2110 prepare 3', '2110 send 3', '2170 created 3', '2170 end'],
			]);
		});

		it('takes the longest of several waits', async () => {
			const { log } = await rehearse({
				rows: [
					[throttled('5'), created],
					[throttled('2'), created],
				],
			});
			expect(log.filter((line) => line.includes('send'))).toEqual([
				...['0 send 0', '0 send 1', '5050 send 0', '6050 send 1'],
			]);
		});

		it('does not grow faster because of rows of unknown outcome, which say nothing', async () => {
			const { log } = await rehearse({
				rows: [[throttled('1'), unknown], [unknown], [unknown], [created]],
				limits: oneByOne,
			});
			expect(log.filter((line) => line.includes('send'))).toEqual([
				...['0 send 0', '1050 send 0', '2050 send 1', '3050 send 2', '4050 send 3'],
			]);
		});

		it('gives a row up after five refusals, and goes on with the others after that wait', async () => {
			const { log, outcomes } = await rehearse({
				rows: [[throttled('1')], [created]],
				limits: oneByOne,
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 send 0', '50 throttled 0', '1050 send 0', '1100 throttled 0'],
				...['2100 send 0', '2150 throttled 0', '3150 send 0', '3200 throttled 0'],
				...['4200 send 0', '4250 throttled 0', '4250 prepare 1', '5250 send 1'],
				...['5300 created 1', '5300 end'],
			]);
			expect(outcomes).toEqual([givenUp, created]);
		});

		it('sends nothing more when it has only asked to wait for a minute, and ten rows were given up', async () => {
			const { log, words, stoppedBy, outcomes } = await rehearse({
				rows: times(1000, throttled('2')),
				limits: { maxConcurrency: 3 },
			});
			expect(stoppedBy).toBe(9);
			expect(Number.parseInt(log.at(-1) ?? '', 10)).toBeLessThan(120_000);
			expect(words).toEqual(new Array(1000).fill('unsent'));
			expect(outcomes[999]).toMatchObject({
				error: `Not sent, because item 9 ended the run: ${givenUp.error}`,
			});
		});

		it('goes on for a minute however many rows are given up', async () => {
			const { log } = await rehearse({
				rows: times(40, throttled('0')),
				random: () => 0,
				limits: { maxConcurrency: 40 },
			});
			expect(Number.parseInt(log.at(-1) ?? '', 10)).toBeGreaterThanOrEqual(60_000);
		});

		it('counts anew when a row is taken between', async () => {
			const rows = [...times(9, throttled('3')), [created], ...times(9, throttled('3')), [created]];
			const { words, stoppedBy } = await rehearse({ rows, limits: oneByOne });
			expect(words.filter((word) => word === 'created')).toHaveLength(2);
			expect(stoppedBy).toBeUndefined();
		});

		it('sends nothing more when it asks for longer than the person wants to wait', async () => {
			const { log, outcomes, stoppedBy } = await rehearse({
				rows: [[throttled('11')], [created]],
				limits: { ...oneByOne, maxRetryWait: 10_000 },
			});
			expect(log).toEqual(['0 prepare 0', '0 send 0', '50 throttled 0', '50 end']);
			const error = "Tracy asks to wait 11 s, longer than the 10 s of 'Max Retry Wait'.";
			expect(outcomes).toMatchObject([
				{ outcome: 'unsent', error },
				{ outcome: 'unsent', error: `Not sent, because item 0 ended the run: ${error}` },
			]);
			expect(stoppedBy).toBe(0);
		});
	});

	describe('when Tracy is not reached', () => {
		it('tries a few times, soon', async () => {
			const { log, words } = await rehearse({
				rows: [[unreachable, unreachable, unreachable, created]],
				latency: () => 10,
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 send 0', '10 unreachable 0', '260 send 0', '270 unreachable 0'],
				...['770 send 0', '780 unreachable 0', '1780 send 0', '1790 created 0', '1790 end'],
			]);
			expect(words).toEqual(['created']);
		});

		it('then sends nothing more', async () => {
			const { log, outcomes, stoppedBy } = await rehearse({
				rows: [[unreachable], [created]],
				limits: oneByOne,
				latency: () => 10,
			});
			expect(log.at(-1)).toBe('1790 end');
			expect(log.filter((line) => line.includes('send'))).toHaveLength(4);
			expect(outcomes).toMatchObject([
				{ ...givenUp, stopsPool: true },
				{ outcome: 'unsent', error: expect.stringContaining('item 0 ended the run') },
			]);
			expect(stoppedBy).toBe(0);
		});

		it('does not give up at the first failed connection because of refusals before', async () => {
			const { words } = await rehearse({
				rows: [[...times(4, throttled('0')).flat(), unreachable, created], [created]],
			});
			expect(words).toEqual(['created', 'created']);
		});
	});

	describe('in the Continue modes', () => {
		it('prepares a row only when a worker takes it, and once however often it is sent', async () => {
			const { log } = await rehearse({
				rows: [[throttled('1'), throttled('1'), created], [created]],
				limits: oneByOne,
			});
			expect(log.filter((line) => line.includes('prepare'))).toEqual([
				...['0 prepare 0', '2150 prepare 1'],
			]);
		});

		it('sends all rows but those with a mistake', async () => {
			const { log, outcomes, stoppedBy } = await rehearse({
				rows: times(3, created),
				mistakes: { 1: rejected },
				limits: oneByOne,
			});
			expect(log.filter((line) => line.includes('send'))).toEqual(['0 send 0', '50 send 2']);
			expect(outcomes).toEqual([created, rejected, created]);
			expect(stoppedBy).toBeUndefined();
		});

		it('does not care for the others when one is rejected', async () => {
			const { words } = await rehearse({ rows: [[rejected], [created], [rejected], [created]] });
			expect(words).toEqual(['rejected', 'created', 'rejected', 'created']);
		});
	});

	describe('in Stop mode', () => {
		it('prepares every row before it sends the first, and each once', async () => {
			const { log } = await rehearse({
				rows: [[throttled('1'), created], [created]],
				stopsAtFailure: true,
				limits: oneByOne,
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 prepare 1', '0 send 0', '50 throttled 0', '1050 send 0'],
				...['1100 created 0', '2050 send 1', '2100 created 1', '2100 end'],
			]);
		});

		it('sends nothing when a row has a mistake, and says so of each row', async () => {
			const mistakes = { 1: rejected, 3: rejected };
			const { log, outcomes, stoppedBy } = await rehearse({
				rows: times(5, created),
				mistakes,
				stopsAtFailure: true,
				ledger: { 2: before.created(2) },
			});
			expect(log).toEqual(['0 prepare 0', '0 prepare 1', '0 prepare 3', '0 prepare 4', '0 end']);
			const unsent = { outcome: 'unsent', error: 'Not sent, because item 1 has a mistake in it' };
			expect(outcomes).toMatchObject([
				...[unsent, rejected, { outcome: 'created' }, rejected, unsent],
			]);
			expect(stoppedBy).toBe(1);
		});

		it('lets what runs finish after a failed row, and starts nothing new', async () => {
			const { log, outcomes, stoppedBy } = await rehearse({
				rows: [[created], [rejected], [created], [created]],
				stopsAtFailure: true,
				limits: { maxConcurrency: 3 },
				latency: (row) => [90, 10, 30][row] ?? 0,
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 prepare 1', '0 prepare 2', '0 prepare 3'],
				...['0 send 0', '0 send 1', '0 send 2', '10 rejected 1', '30 created 2'],
				...['90 created 0', '90 end'],
			]);
			const error = 'Not sent, because item 1 ended the run: Tracy refused it.';
			expect(outcomes).toMatchObject([created, rejected, created, { outcome: 'unsent', error }]);
			expect(stoppedBy).toBe(1);
		});

		it('names the row that failed first, whatever failed after it', async () => {
			const { stoppedBy } = await rehearse({
				rows: times(3, rejected),
				stopsAtFailure: true,
				latency: (row) => [90, 10, 30][row] ?? 0,
			});
			expect(stoppedBy).toBe(1);
		});

		it('does not send a refused row again when another has failed meanwhile', async () => {
			const { log, words } = await rehearse({
				rows: [[throttled('60'), created], [rejected]],
				stopsAtFailure: true,
				latency: (row) => [50, 1000][row] ?? 0,
			});
			expect(log.slice(2)).toEqual([
				...['0 send 0', '0 send 1', '50 throttled 0', '1000 rejected 1', '1050 end'],
			]);
			expect(words).toEqual(['unsent', 'rejected']);
		});

		it('ends with a row that was refused five times', async () => {
			const { words, stoppedBy } = await rehearse({
				rows: [[throttled('0')], [created]],
				stopsAtFailure: true,
				limits: oneByOne,
			});
			expect(words).toEqual(['unsent', 'unsent']);
			expect(stoppedBy).toBe(0);
		});

		it('goes on after a row of unknown outcome', async () => {
			const { words, stoppedBy } = await rehearse({
				rows: [[unknown], [created], [unknown], [created]],
				stopsAtFailure: true,
				limits: oneByOne,
			});
			expect(words).toEqual(['unknown', 'created', 'unknown', 'created']);
			expect(stoppedBy).toBeUndefined();
		});
	});

	describe.each([
		['the Continue modes', false],
		['Stop mode', true],
	])('the stops of the pool in %s', (_, stopsAtFailure) => {
		it('never sends a row of unknown outcome again', async () => {
			const { log, words } = await rehearse({ rows: [[unknown, created]], stopsAtFailure });
			expect(log).toEqual(['0 prepare 0', '0 send 0', '50 unknown 0', '50 end']);
			expect(words).toEqual(['unknown']);
		});

		it.each([
			['rejected', stopping(rejected)],
			['unknown', stopping(unknown)],
			['unsent', stopping(givenUp)],
		])('sends nothing more when a row is %s for a reason that all share', async (word, outcome) => {
			const { log, words, stoppedBy } = await rehearse({
				rows: [[created], [outcome], [created]],
				stopsAtFailure,
				limits: oneByOne,
			});
			expect(log.filter((line) => line.includes('send'))).toEqual(['0 send 0', '50 send 1']);
			expect(words).toEqual(['created', word, 'unsent']);
			expect(stoppedBy).toBe(1);
		});

		it('stops after ten rows of unknown outcome in a row', async () => {
			const { words, stoppedBy } = await rehearse({
				rows: times(12, unknown),
				stopsAtFailure,
				limits: oneByOne,
			});
			expect(words).toEqual([...new Array(10).fill('unknown'), 'unsent', 'unsent']);
			expect(stoppedBy).toBe(9);
		});

		it('counts anew after a created row', async () => {
			const rows = [...times(9, unknown), [created], ...times(9, unknown), [created]];
			const { words, stoppedBy } = await rehearse({ rows, stopsAtFailure, limits: oneByOne });
			expect(words.filter((word) => word === 'created')).toHaveLength(2);
			expect(words).not.toContain('unsent');
			expect(stoppedBy).toBeUndefined();
		});
	});

	describe('what was sent before', () => {
		it.each([
			['the Continue modes', false],
			['Stop mode', true],
		])('is neither prepared nor sent in %s', async (_, stopsAtFailure) => {
			const { log, outcomes, stoppedBy } = await rehearse({
				rows: times(3, created),
				ledger: { 0: before.created(0), 2: before.unknown(2) },
				stopsAtFailure,
			});
			expect(log).toEqual(['0 prepare 1', '0 send 1', '50 created 1', '50 end']);
			expect(outcomes).toEqual([
				{ outcome: 'created', answer: 'a record of before' },
				created,
				{ ...unknown, next: expect.stringContaining('no Retry sends it again') },
			]);
			expect(stoppedBy).toBeUndefined();
		});

		it('does not count as unknown of this run', async () => {
			const ledger = Object.fromEntries(
				Array.from({ length: 12 }, (_, row) => [row, before.unknown(row)]),
			);
			const { words } = await rehearse({ rows: times(13, created), ledger, limits: oneByOne });
			expect(words.at(-1)).toBe('created');
		});

		it('is told truly also when the run stops before its turn', async () => {
			const { words } = await rehearse({
				rows: [[stopping(rejected)], [created], [created]],
				ledger: { 2: before.created(2) },
				limits: oneByOne,
			});
			expect(words).toEqual(['rejected', 'unsent', 'created']);
		});

		it('is sent when it was another item that was sent before', async () => {
			const { words, log } = await rehearse({
				rows: [[created]],
				ledger: { 0: { hash: 'hash of another', created: 'a record of before' } },
			});
			expect(log).toContain('0 send 0');
			expect(words).toEqual(['created']);
		});

		it('keeps what was created and what may have been, and nothing else', async () => {
			const { ledger } = await rehearse({
				rows: [[created], [rejected], [unknown], [throttled('0')]],
				mistakes: { 1: rejected },
			});
			expect(ledger).toEqual({
				0: { hash: 'hash of 0', created: 'a record' },
				2: { hash: 'hash of 2', unknown },
			});
		});
	});

	describe('a cancelled execution', () => {
		it('sends nothing more, and waits for what is under way', async () => {
			const { log, outcomes } = await rehearse({
				rows: times(4, created),
				limits: { maxConcurrency: 2 },
				cancelAt: 70,
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 prepare 1', '0 send 0', '0 send 1', '50 created 0', '50 created 1'],
				...['50 prepare 2', '50 send 2', '50 prepare 3', '50 send 3'],
				...['70 cancel', '100 created 2', '100 created 3', '100 end'],
			]);
			expect(outcomes).toEqual([created, created, created, created]);
		});

		it('ends a wait within 250 ms, and sends nothing after it', async () => {
			const { log, outcomes } = await rehearse({
				rows: [[throttled('60'), created], [created]],
				limits: oneByOne,
				cancelAt: 10_010,
			});
			expect(log).toEqual([
				...['0 prepare 0', '0 send 0', '50 throttled 0', '10010 cancel', '10050 end'],
			]);
			const error = 'Not sent, because the execution was cancelled';
			expect(outcomes).toMatchObject([
				{ outcome: 'unsent', error },
				{ outcome: 'unsent', error },
			]);
		});

		it('was not ended by any row', async () => {
			const { words, stoppedBy } = await rehearse({
				rows: [[throttled('60'), created], [created], [created]],
				limits: { maxConcurrency: 2 },
				stopsAtFailure: true,
				cancelAt: 60,
			});
			expect(words).toEqual(['unsent', 'created', 'unsent']);
			expect(stoppedBy).toBeUndefined();
		});

		it('prepares nothing more either', async () => {
			const { log, words } = await rehearse({
				rows: times(100, created),
				stopsAtFailure: true,
				preparing: 10,
				cancelAt: 15,
			});
			expect(log).toEqual(['0 prepare 0', '10 prepare 1', '20 cancel', '20 end']);
			expect(words).toEqual(new Array(100).fill('unsent'));
		});
	});
});

import { decideRetry, type Circumstances } from '../../../nodes/Tracy/delivery/decideRetry';
import { attempts } from './attempts';

const { throttled, unreachable, unclear, givenUp } = attempts;

function circumstances(some: Partial<Circumstances> = {}): Circumstances {
	return { attempt: 1, maxRetryWait: 120_000, now: 0, random: () => 0.5, ...some };
}

describe('decideRetry', () => {
	describe('when Tracy asks to wait', () => {
		it.each([
			['3', 3000],
			['120', 120_000],
			['Thu, 01 Jan 1970 00:00:07 GMT', 7000],
		])('waits exactly as long as Retry-After: %s says, without jitter', (header, wait) => {
			const decision = decideRetry(throttled(header), circumstances({ attempt: 4 }));
			expect(decision).toEqual({ again: true, wait });
		});

		it.each([
			['Thu, 01 Jan 1970 00:00:02 GMT', 5000],
			['Thu, 01 Jan 1970 00:00:09 GMT', 0],
			['soon', 4000],
			[undefined, 4000],
		])(
			'counts up to a date from the Date header %p, or by the machine where that tells none',
			(date, wait) => {
				const answer = { ...throttled('Thu, 01 Jan 1970 00:00:07 GMT'), date };
				expect(decideRetry(answer, circumstances({ now: 3000 }))).toEqual({ again: true, wait });
			},
		);

		it.each([-3_600_000, 3_600_000])(
			'waits as long as a date says by the clock of Tracy where its own is %d ms off',
			(off) => {
				const answer = {
					...throttled('Wed, 12 Jun 2024 10:15:07 GMT'),
					date: 'Wed, 12 Jun 2024 10:15:00 GMT',
				};
				const now = Date.UTC(2024, 5, 12, 10, 15) + off;
				expect(decideRetry(answer, circumstances({ now }))).toEqual({ again: true, wait: 7000 });
			},
		);

		it.each([
			[1, 0],
			[2, 0],
			[3, 500],
			[4, 1000],
		])('believes "Retry-After: 0" of a row twice, then it backs off (try %i)', (attempt, wait) => {
			const decision = decideRetry(throttled('0'), circumstances({ attempt }));
			expect(decision).toEqual({ again: true, wait });
		});

		it.each([
			[1, 500],
			[2, 1000],
			[3, 2000],
			[4, 4000],
		])('backs off from one second on when it does not say how long (try %i)', (attempt, wait) => {
			expect(decideRetry(throttled(), circumstances({ attempt }))).toEqual({ again: true, wait });
		});

		it('backs off when Retry-After is garbled', () => {
			expect(decideRetry(throttled('10abc'), circumstances())).toEqual({ again: true, wait: 500 });
		});

		it('never backs off for longer than the limit', () => {
			const decision = decideRetry(throttled(), circumstances({ attempt: 4, maxRetryWait: 700 }));
			expect(decision).toEqual({ again: true, wait: 700 });
		});

		it('gives the row up after five refusals, and the others wait all the same', () => {
			const decision = decideRetry(throttled('3'), circumstances({ attempt: 5 }));
			expect(decision).toEqual({ again: false, outcome: givenUp, wait: 3000 });
		});

		it.each([1, 5])('stops the pool when it asks for more than the limit (try %i)', (attempt) => {
			const decision = decideRetry(throttled('121'), circumstances({ attempt }));
			const error = "Tracy asks to wait 121 s, longer than the 120 s of 'Max Retry Wait'.";
			expect(decision).toEqual({
				again: false,
				outcome: { ...givenUp, error, stopsPool: true },
				wait: 0,
			});
		});

		it.each(['31536001', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT'])(
			'stops the pool when it asks for more than a year: %s',
			(header) => {
				const error =
					"Tracy asks to wait for more than a year, longer than the 120 s of 'Max Retry Wait'.";
				expect(decideRetry(throttled(header), circumstances())).toMatchObject({
					again: false,
					outcome: { error, stopsPool: true },
				});
			},
		);

		it('tells up to a year in seconds', () => {
			expect(decideRetry(throttled('31536000'), circumstances())).toMatchObject({
				outcome: { error: expect.stringContaining('asks to wait 31536000 s, longer') },
			});
		});

		it('tells that wait in whole seconds, for a date as well', () => {
			const now = Date.UTC(1994, 10, 6, 8, 0, 0, 583);
			const decision = decideRetry(
				throttled('Sun, 06 Nov 1994 08:10:00 GMT'),
				circumstances({ now }),
			);
			expect(decision).toMatchObject({
				outcome: { error: expect.stringContaining('asks to wait 600 s, longer') },
			});
		});
	});

	describe('when no connection comes about', () => {
		it.each([
			[1, 250],
			[2, 500],
			[3, 1000],
		])('tries again soon (try %i)', (attempt, wait) => {
			expect(decideRetry(unreachable, circumstances({ attempt }))).toEqual({ again: true, wait });
		});

		it('never waits for longer than the limit', () => {
			const decision = decideRetry(unreachable, circumstances({ attempt: 3, maxRetryWait: 100 }));
			expect(decision).toEqual({ again: true, wait: 100 });
		});

		it('gives up after four tries and stops the pool', () => {
			expect(decideRetry(unreachable, circumstances({ attempt: 4 }))).toEqual({
				again: false,
				outcome: { ...givenUp, stopsPool: true },
				wait: 0,
			});
		});
	});

	describe('when no clear answer comes to what creates nothing', () => {
		it.each([
			[1, 250],
			[2, 500],
		])('asks again soon (try %i)', (attempt, wait) => {
			expect(decideRetry(unclear, circumstances({ attempt }))).toEqual({ again: true, wait });
		});

		it('never waits for longer than the limit', () => {
			const decision = decideRetry(unclear, circumstances({ attempt: 2, maxRetryWait: 100 }));
			expect(decision).toEqual({ again: true, wait: 100 });
		});

		it('gives the row up after three tries, and goes on with the others', () => {
			const decision = decideRetry(unclear, circumstances({ attempt: 3 }));
			expect(decision).toEqual({ again: false, outcome: givenUp, wait: 0 });
		});
	});
});

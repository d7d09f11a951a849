import { Stops } from '../../../nodes/Tracy/delivery/Stops';
import { failed, type Failure, type Outcome } from '../../../nodes/Tracy/outcome/Outcome';

const created: Outcome<string> = { outcome: 'created', answer: 'a record' };
const found: Outcome<string> = { outcome: 'found', answer: 'a record' };
const skipped: Outcome<string> = { outcome: 'skipped', because: 'created before' };

function row(outcome: Failure['outcome'], stopsPool = false): Failure {
	return { ...failed(outcome, { reason: 'So it is.', next: 'Do it.' }), stopsPool };
}

function stops({
	stopsAtFailure = false,
	signal,
}: { stopsAtFailure?: boolean; signal?: AbortSignal } = {}) {
	return new Stops(stopsAtFailure, signal, (cause) =>
		failed('unsent', { reason: cause, next: '' }),
	);
}

/** Notes rows one after another, each at its time in ms; returns the row that ended the delivery. */
function deliver(outcomes: Array<[Outcome<string>, number?]>, delivery = stops()) {
	outcomes.forEach(([outcome, now = 0], index) => {
		delivery.noteSent(outcome, now);
		delivery.consider(index, outcome);
	});
	return delivery.stoppedBy;
}

function times<Thing>(count: number, thing: Thing): Thing[] {
	return Array.from({ length: count }, () => thing);
}

describe('A delivery goes on', () => {
	it.each([[created], [found], [skipped], [row('rejected')], [row('unknown')], [row('unsent')]])(
		'in the Continue modes after a row that is %j',
		(outcome) => {
			const delivery = stops();
			expect(deliver([[outcome]], delivery)).toBeUndefined();
			expect(delivery.reason()).toBeUndefined();
		},
	);

	it('in the Continue modes after a row that was not sent at all', () => {
		const delivery = stops();
		delivery.consider(0, row('unsent'));
		expect(delivery.stoppedBy).toBeUndefined();
	});

	it.each([[created], [found], [skipped], [row('unknown')]])(
		'in Stop mode after a row that is %j',
		(outcome) => {
			expect(deliver([[outcome]], stops({ stopsAtFailure: true }))).toBeUndefined();
		},
	);
});

describe('A delivery ends', () => {
	it.each([[row('rejected')], [row('unsent')]])('in Stop mode with a row that is %j', (outcome) => {
		const delivery = stops({ stopsAtFailure: true });
		expect(deliver([[created], [outcome], [row('rejected')]], delivery)).toBe(1);
		expect(delivery.reason()).toMatchObject({ error: 'item 1 ended the run: So it is.' });
	});

	it.each([[row('rejected', true)], [row('unknown', true)], [row('unsent', true)]])(
		'with a row that says that the others fare alike: %j',
		(outcome) => {
			expect(deliver([[created], [outcome]])).toBe(1);
		},
	);

	it('with the cancel of the execution, which no row caused', () => {
		const controller = new AbortController();
		const delivery = stops({ signal: controller.signal });
		expect(delivery.reason()).toBeUndefined();
		controller.abort();
		expect(delivery.reason()).toMatchObject({ error: 'the execution was cancelled' });
	});

	it('for a reason that has to do with no row, the first that is given', () => {
		const delivery = stops();
		delivery.halt('the clock jumped');
		delivery.halt('something else');
		expect(delivery.reason()).toMatchObject({ error: 'the clock jumped' });
		expect(delivery.stoppedBy).toBeUndefined();
	});
});

describe('Rows of unknown outcome', () => {
	it('end the delivery when ten came in a row', () => {
		const unknown: [Outcome<string>] = [row('unknown')];
		expect(deliver(times(9, unknown))).toBeUndefined();
		expect(deliver(times(12, unknown))).toBe(9);
	});

	it.each([[created], [found]])('count anew after a row that is %j', (good) => {
		const unknown: [Outcome<string>] = [row('unknown')];
		expect(deliver([...times(9, unknown), [good], ...times(9, unknown)])).toBeUndefined();
	});
});

describe('Rows that are given up because Tracy only asks to wait', () => {
	const MINUTE = 60_000;
	const givenUp = (now: number): [Outcome<string>, number] => [row('unsent'), now];

	function refusedSince(now: number): Stops {
		const delivery = stops();
		delivery.noteRefused(now);
		delivery.noteRefused(now + 1);
		return delivery;
	}

	it('end the delivery when they are ten, and it has lasted for a minute', () => {
		expect(deliver(times(10, givenUp(5 + MINUTE)), refusedSince(5))).toBe(9);
	});

	it('do not when they are nine, or when it has lasted for less', () => {
		expect(deliver(times(9, givenUp(5 + MINUTE)), refusedSince(5))).toBeUndefined();
		expect(deliver(times(20, givenUp(4 + MINUTE)), refusedSince(5))).toBeUndefined();
	});

	it('do not when nothing asked to wait', () => {
		expect(deliver(times(20, givenUp(5 * MINUTE)))).toBeUndefined();
	});

	it.each([[created], [found], [row('rejected')], [skipped]])(
		'count anew, and the minute too, after a row that is %j',
		(taken) => {
			const rows = [...times(9, givenUp(2 * MINUTE)), [taken] as [Outcome<string>]];
			const delivery = refusedSince(5);
			expect(deliver([...rows, ...times(9, givenUp(3 * MINUTE))], delivery)).toBeUndefined();
			delivery.noteRefused(3 * MINUTE);
			expect(deliver(times(3, givenUp(3 * MINUTE)), delivery)).toBeUndefined();
		},
	);
});

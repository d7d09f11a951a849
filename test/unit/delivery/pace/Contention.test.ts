import { Contention } from '../../../../nodes/Tracy/delivery/pace/Contention';

/** So much was accepted in the second before a wait. */
const LATELY = 10;

/** After something was accepted, a wait. Only its first answer tells anything. */
function afterWait({ ms = 1_000, contention = new Contention(), wasAccepted = true } = {}) {
	if (wasAccepted) contention.noteAnswer(false, LATELY);
	contention.noteWait(ms, LATELY);
	return contention;
}

/** One whose first request after a wait was refused, though it sent next to nothing. */
function withOthers(): Contention {
	const contention = afterWait();
	contention.noteAnswer(true, 0);
	return contention;
}

describe('others that use the same limit', () => {
	it('are there where the first request after a wait is refused', () => {
		const contention = afterWait();
		expect(contention.isThere).toBe(false);
		expect(contention.noteAnswer(true, 0)).toBe(true);
		expect(contention.isThere).toBe(true);
	});

	it('are there too where a longer wait was asked for before that request', () => {
		const contention = afterWait();
		contention.noteWait(2_000, 0);
		contention.noteAnswer(true, 0);
		expect(contention.isThere).toBe(true);
	});

	it.each<[string, () => Contention]>([
		[
			'later than the first',
			() => {
				const contention = afterWait();
				contention.noteAnswer(false, 0);
				expect(contention.noteAnswer(true, 0)).toBe(false);
				return contention;
			},
		],
		[
			'that was never asked to wait',
			() => {
				const contention = afterWait({ ms: 0 });
				contention.noteAnswer(true, 0);
				return contention;
			},
		],
		[
			'where nothing was accepted before',
			() => {
				const contention = afterWait({ wasAccepted: false });
				contention.noteAnswer(true, 0);
				return contention;
			},
		],
		[
			'where nothing was accepted between two waits',
			() => {
				const contention = afterWait();
				contention.noteAnswer(true, LATELY);
				afterWait({ contention, wasAccepted: false }).noteAnswer(true, 0);
				return contention;
			},
		],
		[
			'as long as no less was accepted in the last second than before',
			() => {
				const contention = afterWait();
				contention.noteAnswer(true, 0.9 * LATELY);
				return contention;
			},
		],
	])('are not told by a refusal %s', (_, contentionOf) => {
		expect(contentionOf().isThere).toBe(false);
	});

	it('are told where a little less was accepted in the last second', () => {
		const contention = afterWait();
		contention.noteAnswer(true, 0.89 * LATELY);
		expect(contention.isThere).toBe(true);
	});

	it('are gone when eight first requests in a row were accepted', () => {
		const contention = withOthers();
		const accept = (times: number) => {
			for (let time = 0; time < times; time += 1) {
				afterWait({ contention }).noteAnswer(false, LATELY);
			}
		};
		accept(7);
		expect(contention.isThere).toBe(true);
		// Once they are known it does not matter how much was accepted lately.
		afterWait({ contention }).noteAnswer(true, LATELY);
		accept(7);
		expect(contention.isThere).toBe(true);
		accept(1);
		expect(contention.isThere).toBe(false);
	});
});

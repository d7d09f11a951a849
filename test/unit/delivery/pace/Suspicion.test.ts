import { Suspicion, type Answered } from '../../../../nodes/Tracy/delivery/pace/Suspicion';

/** Many under way that are not answered, so that what is refused is a small part of it. */
function withManyUnderWay(): Suspicion {
	const suspicion = new Suspicion();
	for (let number = 0; number < 100; number += 1) suspicion.noteSent();
	return suspicion;
}

/** Requests one after another, each answered at once; in ms. */
function answer(suspicion: Suspicion, answers: Answered[], from = 0): void {
	for (const [index, answered] of answers.entries()) {
		suspicion.noteSent();
		suspicion.noteAnswer(answered, from + index, from + index);
	}
}

/** So many answers, each so manieth of them a refusal. */
const everySo = (count: number, step: number): Answered[] =>
	Array.from({ length: count }, (_, index) => (index % step === 0 ? 'refused' : 'accepted'));

describe('a limit that nobody knows', () => {
	it('is suspected when more than half of what is under way together is refused', () => {
		const suspicion = new Suspicion();
		for (let number = 0; number < 2; number += 1) suspicion.noteSent();
		suspicion.noteAnswer('refused', 0, 50);
		expect(suspicion.isThere).toBe(false);
		// It was sent before the first refusal could be heeded.
		suspicion.noteAnswer('refused', 50, 99);
		expect(suspicion.isThere).toBe(true);
	});

	it('is suspected when a high share of all is refused, of which unclear answers say nothing', () => {
		const suspicion = withManyUnderWay();
		answer(suspicion, everySo(600, 20));
		expect(suspicion.isThere).toBe(false);
		answer(suspicion, everySo(600, 5), 600);
		expect(suspicion.isThere).toBe(true);
		answer(suspicion, Array<Answered>(300).fill('unclear'), 1_200);
		expect(suspicion.isThere).toBe(true);
		answer(suspicion, Array<Answered>(300).fill('accepted'), 1_500);
		expect(suspicion.isThere).toBe(false);
	});

	it('takes twice the share to be suspected again when slower was not better', () => {
		const suspicion = withManyUnderWay();
		answer(suspicion, everySo(600, 5));
		suspicion.noteInVain(600);
		expect(suspicion.isThere).toBe(false);
		answer(suspicion, everySo(600, 10), 600);
		expect(suspicion.isThere).toBe(false);
		answer(suspicion, everySo(600, 5), 1_200);
		expect(suspicion.isThere).toBe(true);
	});

	it.each([
		{ refused: 9, of: 10, after: 1_999, isConfirmed: true },
		{ refused: 8, of: 11, after: 1_999, isConfirmed: false },
		{ refused: 9, of: 10, after: 2_000, isConfirmed: false },
	])(
		'is certain when it was forgotten and nearly all is refused at once: $refused of $of after $after ms: $isConfirmed',
		({ refused, of, after, isConfirmed }) => {
			const suspicion = new Suspicion();
			suspicion.noteInVain(0);
			for (let number = 0; number < of; number += 1) suspicion.noteSent();
			for (let number = 0; number < refused; number += 1) {
				suspicion.noteAnswer('refused', 1, after);
			}
			expect(suspicion.isConfirmed).toBe(isConfirmed);
		},
	);

	it('is not certain where it was never forgotten', () => {
		const suspicion = new Suspicion();
		suspicion.noteSent();
		suspicion.noteAnswer('refused', 0, 1);
		expect(suspicion.isConfirmed).toBe(false);
	});
});

import { PatientStore } from '../../../../nodes/Tracy/delivery/keys/PatientStore';
import { SimulatedClock } from '../SimulatedClock';
import { SimulatedStore, type Mishap } from './SimulatedStore';

/** What goes wrong with a call, by its number from 1 on and what it is. */
type Mishaps = (call: number, name: string) => Mishap | undefined;

/** A store in which a call takes 3 ms, and is told of each call before it is made. */
function connect(mishaps: Mishaps = () => undefined, store = new SimulatedStore(() => 3)) {
	const clock = new SimulatedClock();
	const mishap = () => mishaps(store.calls.length, store.calls.at(-1)?.call ?? '');
	const connection = store.connect({ clock, mishap, die: () => undefined, isDead: () => false });
	return { store, clock, patient: new PatientStore(connection, clock) };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

describe('a store that is asked patiently', () => {
	it('is tried again after a quarter of a second, then half, one and two, for a minute', async () => {
		const { store, clock, patient } = connect(() => 'fails before');
		expect(await clock.run(patient.count())).toBeUndefined();
		expect(store.calls).toHaveLength(34);
		expect(clock.now()).toBe(250 + 500 + 1000 + 30 * 2000 + 34 * 3);
	});

	it('takes entries out a hundred at a time', async () => {
		const { store, clock, patient } = connect();
		await clock.run(patient.record(numbered(250)));
		expect(await clock.run(patient.remove(numbered(250)))).toBe(true);
		const removed = store.calls.filter(({ call }) => call === 'remove');
		expect(removed.map(({ size }) => size)).toEqual([100, 100, 50]);
		expect(store.entries).toEqual([]);
	});

	it('takes them out though it fails at first', async () => {
		const { store, clock, patient } = connect((call) => (call < 4 ? 'fails before' : undefined));
		expect(await clock.run(patient.remove(['a']))).toBe(true);
		expect(store.calls).toHaveLength(4);
	});

	it('records nothing where it is not known how many entries there were before', async () => {
		const { store, clock, patient } = connect((_, name) =>
			name === 'count' ? 'fails before' : undefined,
		);
		expect(await clock.run(patient.record(['a']))).toBe('failed');
		expect(store.entries).toEqual([]);
	});

	it.each([
		{ known: ['a'], what: 'fails before', recorded: new Set(['b']) },
		{ known: [], what: 'fails after', recorded: new Set(['a', 'b']) },
		{ known: ['a'], what: 'fails after', recorded: 'unclear' },
	] as const)(
		'says what was new though its first call $what it took effect, as far as it can: $recorded',
		async ({ known, what, recorded }) => {
			const { store, clock, patient } = connect((call) => (call === 2 ? what : undefined));
			store.entries = [...known];
			expect(await clock.run(patient.record(['a', 'b']))).toEqual(recorded);
			expect([...store.entries].sort()).toEqual(['a', 'b']);
		},
	);

	it('gives up at the next failure where nobody needs an answer', async () => {
		const { store, clock, patient } = connect(() => 'fails before');
		expect(await clock.run(patient.record(['a'], () => true))).toBe('failed');
		expect(store.calls).toHaveLength(1);
	});

	it('tells how long a call takes that writes, or one that counts as long as none has', async () => {
		const clock = new SimulatedClock();
		const patient = new PatientStore(
			{
				add: async (entries) => await clock.wait(5).then(() => entries),
				remove: async () => await clock.wait(5),
				count: async () => await clock.wait(1).then(() => 0),
			},
			clock,
		);
		await clock.run(patient.count());
		expect(patient.lastCall).toBe(1);
		await clock.run(patient.record(['a']));
		expect(patient.lastCall).toBe(5);
		await clock.run(patient.count());
		expect(patient.lastCall).toBe(5);
	});
});

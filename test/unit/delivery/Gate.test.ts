import { Gate } from '../../../nodes/Tracy/delivery/Gate';
import type { Pace } from '../../../nodes/Tracy/delivery/pace/Pace';
import { paceOf } from './pace/paceOf';
import { SimulatedClock } from './SimulatedClock';

describe('Gate', () => {
	let clock: SimulatedClock;
	let isOver: boolean;
	let passed: string[];

	beforeEach(() => {
		clock = new SimulatedClock();
		isOver = false;
		passed = [];
	});

	function gateWith(pace: Pace): { gate: Gate; pass: (name: string) => Promise<void> } {
		const gate = new Gate(clock, pace, () => isOver);
		const pass = async (name: string): Promise<void> => {
			await gate.pass();
			passed.push(`${name} at ${clock.now()}`);
		};
		return { gate, pass };
	}

	it('lets requests out at once while there is no limit', async () => {
		const { gate, pass } = gateWith(paceOf());
		await clock.run(Promise.all([pass('a'), pass('b'), pass('c')]));
		expect(passed).toEqual(['a at 0', 'b at 0', 'c at 0']);
		expect(gate.waited).toBe(0);
	});

	it('lets everything else have its turn after two requests', async () => {
		const { gate, pass } = gateWith(paceOf());
		const other = async (): Promise<void> => {
			for (const turn of [1, 2]) {
				await clock.wait(0);
				passed.push(`turn ${turn} of another`);
			}
		};
		await clock.run(Promise.all([other(), ...['a', 'b', 'c', 'd', 'e'].map(pass)]));
		expect(passed).toEqual([
			...['a at 0', 'b at 0', 'turn 1 of another', 'c at 0', 'd at 0'],
			...['turn 2 of another', 'e at 0'],
		]);
		expect(gate.waited).toBe(0);
	});

	it('counts no time as waited in which only turns were waited for', async () => {
		clock = new SimulatedClock(() => 3);
		const { gate, pass } = gateWith(paceOf());
		await clock.run(Promise.all(['a', 'b', 'c', 'd', 'e'].map(pass)));
		expect(gate.waited).toBe(0);
	});

	it('lets one that comes later out at once when there was a turn meanwhile', async () => {
		clock = new SimulatedClock(() => 1);
		const { pass } = gateWith(paceOf());
		const later = clock.wait(10).then(async () => await pass('later'));
		await clock.run(Promise.all([pass('a'), pass('b'), pass('c'), later]));
		expect(passed).toEqual(['a at 0', 'b at 0', 'c at 1', 'later at 11']);
	});

	it('lets requests out one by one, in the order in which they came', async () => {
		const { gate, pass } = gateWith(paceOf({ requestsPerSecond: 10 }));
		await clock.run(Promise.all(['a', 'b', 'c', 'd'].map(pass)));
		expect(passed).toEqual(['a at 0', 'b at 100', 'c at 200', 'd at 300']);
		expect(gate.waited).toBe(300);
	});

	it('does not let one that came later slip in before those who wait', async () => {
		const { pass } = gateWith(paceOf({ requestsPerSecond: 10 }));
		const later = clock.wait(150).then(async () => await pass('later'));
		await clock.run(Promise.all([pass('a'), pass('b'), pass('c'), later]));
		expect(passed).toEqual(['a at 0', 'b at 100', 'c at 200', 'later at 300']);
	});

	it('holds back those who already wait when there is a pause', async () => {
		const pace = paceOf({ requestsPerSecond: 10 });
		const { pass } = gateWith(pace);
		const pause = clock.wait(50).then(() => pace.pause(50, 5000));
		await clock.run(Promise.all([pass('a'), pass('b'), pass('c'), pause]));
		expect(passed).toEqual(['a at 0', 'b at 5050', 'c at 5150']);
	});

	it('counts the time in which somebody waits once, however many they are', async () => {
		const pace = paceOf();
		pace.pause(0, 4000);
		const { gate, pass } = gateWith(pace);
		await clock.run(Promise.all(['a', 'b', 'c'].map(pass)));
		expect(gate.waited).toBe(4000);
	});

	it('lets everybody go within 250 ms when the run is over', async () => {
		const pace = paceOf({ requestsPerSecond: 1 });
		pace.pause(0, 60_000);
		const { gate, pass } = gateWith(pace);
		const end = clock.wait(10_001).then(() => (isOver = true));
		await clock.run(Promise.all([...['a', 'b', 'c'].map(pass), end]));
		expect(passed).toEqual(['a at 10250', 'b at 10250', 'c at 10250']);
		expect(gate.waited).toBe(10_250);
	});
});

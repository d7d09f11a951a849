import { Turns } from '../../../nodes/Tracy/delivery/Clock';
import { SimulatedClock } from './SimulatedClock';

describe('Turns', () => {
	it('goes on without a pause as long as less than 20 ms have passed', async () => {
		const clock = new SimulatedClock();
		const turns = new Turns(clock);
		clock.spend(19);
		await turns.next();
		expect(clock.pending).toBe(0);
	});

	it('lets others have their turn after 20 ms, and then starts a new one', async () => {
		const clock = new SimulatedClock();
		const turns = new Turns(clock);
		clock.spend(20);
		let isPast = false;
		const past = turns.next().then(() => (isPast = true));
		expect(clock.pending).toBe(1);
		expect(isPast).toBe(false);
		await clock.run(past);

		clock.spend(19);
		await turns.next();
		expect(clock.pending).toBe(0);
	});
});

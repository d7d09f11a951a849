import { n8nClock } from '../../../nodes/Tracy/host/n8nClock';

it('the time of n8n is that of its machine, in ms, and passes while one waits', async () => {
	jest.useFakeTimers({ now: 1000 });
	try {
		const clock = n8nClock();
		const waited = clock.wait(250);
		await jest.advanceTimersByTimeAsync(250);
		await waited;
		expect(clock.now()).toBe(1250);
	} finally {
		jest.useRealTimers();
	}
});

it('the time of n8n goes on where the clock of its machine is set back', () => {
	jest.useFakeTimers({ now: 5000 });
	try {
		const clock = n8nClock();
		expect(clock.now()).toBe(5000);
		jest.setSystemTime(1000);
		expect(clock.now()).toBe(5000);
		jest.setSystemTime(1250);
		expect(clock.now()).toBe(5250);
	} finally {
		jest.useRealTimers();
	}
});

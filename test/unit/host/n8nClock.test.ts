import { n8nClock } from '../../../nodes/Tracy/host/n8nClock';

it('the time of n8n is that of its machine, in ms, and passes while one waits', async () => {
	jest.useFakeTimers({ now: 1000 });
	try {
		const waited = n8nClock.wait(250);
		await jest.advanceTimersByTimeAsync(250);
		await waited;
		expect(n8nClock.now()).toBe(1250);
	} finally {
		jest.useRealTimers();
	}
});

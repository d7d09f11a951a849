import type { Fetched } from '../../../nodes/Tracy/delivery/Fetched';
import { failed } from '../../../nodes/Tracy/delivery/failed';
import { fetchPatiently } from '../../../nodes/Tracy/delivery/fetchPatiently';
import { SimulatedClock } from './SimulatedClock';

const failure = failed('unsent', { reason: 'Not now.', next: 'Later.' });
const answer: Fetched<string> = { ok: true, answer: 'here' };

function refusal(
	because: 'throttled' | 'unreachable' | 'unclear',
	retryAfter: string | null = null,
): Fetched<string> {
	return { ok: false, failure, retry: { because, retryAfter } };
}

async function ask(answers: Array<Fetched<string>>, signal?: AbortSignal) {
	const clock = new SimulatedClock();
	let asked = 0;
	const next = async () => answers[Math.min(asked++, answers.length - 1)] ?? answer;
	const patience = { maxRetryWait: 10_000, clock, random: () => 0.5, signal };
	const fetched = await clock.run(fetchPatiently(next, patience));
	return { fetched, asked, took: clock.now() };
}

it('asks once where that is enough', async () => {
	expect(await ask([answer])).toEqual({ fetched: answer, asked: 1, took: 0 });
});

it('asks again after what passes, as long as it is told to wait', async () => {
	expect(await ask([refusal('throttled', '3'), refusal('unclear'), answer])).toMatchObject({
		fetched: answer,
		asked: 3,
	});
	expect((await ask([refusal('throttled', '3'), answer])).took).toBe(3000);
});

it.each([
	{ what: 'what does not pass', answers: [{ ok: false, failure, retry: null } as const], asked: 1 },
	{ what: 'being told to wait too long', answers: [refusal('throttled', '11')], asked: 1 },
	{ what: 'being told to wait again and again', answers: [refusal('throttled', '1')], asked: 5 },
	{ what: 'never getting there', answers: [refusal('unreachable')], asked: 4 },
])('gives up after $what', async ({ answers, asked }) => {
	const result = await ask(answers);
	expect(result.fetched).toMatchObject({ ok: false, failure: { outcome: 'unsent' } });
	expect(result.asked).toBe(asked);
});

it('asks no more once the execution is cancelled', async () => {
	expect((await ask([refusal('throttled', '1')], AbortSignal.abort())).asked).toBe(1);
});

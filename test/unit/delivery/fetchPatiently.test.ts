import type { Finding } from '../../../nodes/Tracy/outcome/Outcome';
import { failed } from '../../../nodes/Tracy/outcome/Outcome';
import { fetchPatiently } from '../../../nodes/Tracy/delivery/fetchPatiently';
import { SimulatedClock } from './SimulatedClock';

const failure = failed('unsent', { reason: 'Not now.', next: 'Later.' });
const answer: Finding<string> = { outcome: 'found', answer: 'here' };
const found = { ok: true, value: 'here' };

function refusal(
	because: 'throttled' | 'unreachable' | 'unclear',
	retryAfter: string | null = null,
): Finding<string> {
	return { outcome: 'postponed', because, retryAfter, givenUp: failure };
}

async function ask(answers: Array<Finding<string>>, signal?: AbortSignal) {
	const clock = new SimulatedClock();
	let asked = 0;
	const next = async () => answers[Math.min(asked++, answers.length - 1)] ?? answer;
	const patience = { maxRetryWait: 10_000, clock, random: () => 0.5, signal };
	const fetched = await clock.run(fetchPatiently(next, patience));
	return { fetched, asked, took: clock.now() };
}

it('asks once where that is enough', async () => {
	expect(await ask([answer])).toEqual({ fetched: found, asked: 1, took: 0 });
});

it('asks again after what passes, as long as it is told to wait', async () => {
	expect(await ask([refusal('throttled', '3'), refusal('unclear'), answer])).toMatchObject({
		fetched: found,
		asked: 3,
	});
	expect((await ask([refusal('throttled', '3'), answer])).took).toBe(3000);
});

it.each([
	{ what: 'what does not pass', answers: [failure], asked: 1 },
	{ what: 'being told to wait too long', answers: [refusal('throttled', '11')], asked: 1 },
	{ what: 'being told to wait again and again', answers: [refusal('throttled', '1')], asked: 5 },
	{ what: 'never getting there', answers: [refusal('unreachable')], asked: 4 },
])('gives up after $what', async ({ answers, asked }) => {
	const result = await ask(answers);
	expect(result.fetched).toMatchObject({ ok: false, mistake: { outcome: 'unsent' } });
	expect(result.asked).toBe(asked);
});

it('asks no more once the execution is cancelled', async () => {
	expect((await ask([refusal('throttled', '1')], AbortSignal.abort())).asked).toBe(1);
});

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FaultScript } from './FaultPlan.mts';
import { faults } from './faults.mts';
import { wait } from './wait.mts';

/** Lets a fault act on a request. Unless it goes on, the reply is then out of fastify's hands. */
export async function strike(
	script: FaultScript,
	request: FastifyRequest,
	reply: FastifyReply,
	answer = '',
): Promise<void> {
	const { act, goesOn } = faults[script.fault];
	request.received.fault = script;
	if (goesOn !== true) {
		reply.hijack();
		await wait(request.run.settings.latency);
	}
	await act(reply.raw, script, answer);
}

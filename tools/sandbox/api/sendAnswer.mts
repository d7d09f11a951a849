import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeJson } from '../rules/readJson.mts';
import type { FaultScript } from '../state/FaultPlan.mts';
import { faults } from '../state/faults.mts';
import { wait } from '../state/wait.mts';

/**
 * Answers 200 with a value as exact JSON, unless a fault is scripted for this answer: then that
 * gets the finished answer, with its headers.
 */
export async function sendAnswer(
	request: FastifyRequest,
	reply: FastifyReply,
	value: object,
	headers: Readonly<Record<string, string>> = {},
): Promise<FastifyReply> {
	const text = writeJson(value);
	const { answerFault } = request;
	if (answerFault === null) {
		return reply.headers(headers).type('application/json; charset=utf-8').send(text);
	}
	for (const [name, header] of Object.entries(headers)) reply.raw.setHeader(name, header);
	await strike(answerFault, request, reply, text);
	return reply;
}

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

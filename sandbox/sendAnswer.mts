import type { FastifyReply, FastifyRequest } from 'fastify';
import { strike } from './strike.mts';
import { writeJson } from './writeJson.mts';

/** Answers 200 with a value as exact JSON, unless a fault is scripted for this answer. */
export async function sendAnswer(
	request: FastifyRequest,
	reply: FastifyReply,
	value: object,
): Promise<FastifyReply> {
	const text = writeJson(value);
	const { answerFault } = request;
	if (answerFault === null) return reply.type('application/json; charset=utf-8').send(text);
	await strike(answerFault, request, reply, text);
	return reply;
}

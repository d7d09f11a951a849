import type { FastifyReply, FastifyRequest } from 'fastify';
import { strike } from './strike.mts';
import { writeJson } from './writeJson.mts';

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

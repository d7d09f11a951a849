import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_TYPE, problemDetails } from './problemDetails.mts';
import type { Refusal } from './Refusal.mts';
import { toRefusal } from './toRefusal.mts';

/** Answers whatever went wrong with problem details. */
export function sendRefusal(
	error: FastifyError | Refusal,
	_request: FastifyRequest,
	reply: FastifyReply,
): void {
	const { status, message, mistakes, headers } = toRefusal(error);
	reply.code(status).headers(headers).type(PROBLEM_TYPE);
	reply.send(problemDetails(status, message, mistakes));
}

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_TYPE, problemDetails } from './problemDetails.mts';
import { Refusal } from './Refusal.mts';
import { toMistakes } from './toMistakes.mts';

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

function toRefusal(error: FastifyError | Refusal): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof RangeError) return new Refusal(400, 'The body is nested too deeply.');
	if ('validation' in error && error.validation !== undefined) {
		return Refusal.forMistakes(toMistakes(error.validation));
	}
	return new Refusal(error.statusCode ?? 500, error.message);
}

import type { FastifyError } from 'fastify';
import { Refusal } from './Refusal.mts';
import { toMistakes } from './toMistakes.mts';

/** Turns whatever went wrong with a request into what it is answered. */
export function toRefusal(error: FastifyError | Refusal): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof RangeError) return new Refusal(400, 'The body is nested too deeply.');
	if ('validation' in error && error.validation !== undefined) {
		return Refusal.forMistakes(toMistakes(error.validation));
	}
	return new Refusal(error.statusCode ?? 500, error.message);
}

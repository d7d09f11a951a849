import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import { type Mistake, PROBLEM_TYPE, problemDetails, Refusal } from '../rules/Refusal.mts';

/** More would not be read by anybody, and a body can have a mistake in each of a million places. */
const MOST_REASONS = 10;

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

/** Turns whatever went wrong with a request into what it is answered. */
export function toRefusal(error: FastifyError | Refusal): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof RangeError) return new Refusal(400, 'The body is nested too deeply.');
	if ('validation' in error && error.validation !== undefined) {
		return Refusal.forMistakes(toMistakes(error.validation));
	}
	return new Refusal(error.statusCode ?? 500, error.message);
}

/** Why a request is refused, in sentences for a person. */
export function toReasons({ mistakes, message }: Refusal): string[] {
	if (mistakes.length === 0) return [message];
	const reasons = mistakes
		.slice(0, MOST_REASONS)
		.map((mistake) => `${mistake.path}: ${mistake.message}`);
	const left = mistakes.length - reasons.length;
	return left === 0 ? reasons : [...reasons, `And ${left} more.`];
}

/** Turns what ajv found into mistakes with the paths that a reader of JSON writes. */
function toMistakes(errors: readonly FastifySchemaValidationError[]): Mistake[] {
	return errors.map(({ instancePath, keyword, params, message = 'is not allowed' }) => {
		const unknownKey = params.additionalProperty;
		if (keyword === 'additionalProperties' && typeof unknownKey === 'string') {
			const path = toPath([...toSteps(instancePath), unknownKey]);
			return { path, message: 'This field is unknown.' };
		}
		const allowed = Array.isArray(params.allowedValues)
			? `: ${params.allowedValues.join(', ')}`
			: '';
		return { path: toPath(toSteps(instancePath)), message: `The value ${message}${allowed}.` };
	});
}

function toSteps(jsonPointer: string): string[] {
	return jsonPointer
		.split('/')
		.slice(1)
		.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function toPath(steps: readonly string[]): string {
	const path = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
	return path === '' ? '$' : path.replace(/^\./, '');
}

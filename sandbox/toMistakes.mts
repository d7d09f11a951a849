import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import type { Mistake } from './Mistake.mts';

/** Turns what ajv found into mistakes with the paths that a reader of JSON writes. */
export function toMistakes(errors: readonly FastifySchemaValidationError[]): Mistake[] {
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

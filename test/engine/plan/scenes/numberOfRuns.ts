import { Expression } from 'n8n-workflow';

/** How often a property is tried: so often with n8n's own old engine, the others are slower. */
export function numberOfRuns(ofLegacy: number): { numRuns: number } {
	const isLegacy = Expression.getActiveImplementation() === 'legacy';
	return { numRuns: isLegacy ? ofLegacy : Math.ceil(ofLegacy / 10) };
}

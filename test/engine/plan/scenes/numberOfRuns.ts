import { Expression } from 'n8n-workflow';
import { chosen } from '../../../chosen';

/**
 * How often a property is tried.
 *
 * @param full how often in `npm run test:all` with n8n's own old engine; the others are slower
 */
export function numberOfRuns(full: number): { numRuns: number } {
	const isLegacy = Expression.getActiveImplementation() === 'legacy';
	return { numRuns: isLegacy ? chosen(full / 4, full) : full / 10 };
}

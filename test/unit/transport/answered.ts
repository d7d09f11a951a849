import type { Answered, Exchange } from '../../../nodes/Tracy/transport/Exchange';

/** An answer of JSON that says nothing, but for what is given. */
export function answered(part: Partial<Answered>): Extract<Exchange, { kind: 'answered' }> {
	return {
		kind: 'answered',
		status: 200,
		contentType: 'application/json',
		retryAfter: null,
		text: '',
		...part,
	};
}

import type { Exchange } from '../nodes/Tracy/transport/Exchange.ts';
import { networkFailure } from '../nodes/Tracy/transport/Exchange.ts';
import type { Silence } from './Answer.mts';

const CHECK_ADDRESS =
	'Check the base URL: it has to be the address that Tracy gave with the API key.';
const LATER = 'Try again later.';

/** Says why no answer came to a request. */
export function silenceOf(
	request: string,
	exchange: Exclude<Exchange, { kind: 'answered' }>,
): Silence {
	const silence = (why: string, next: string, mayHaveArrived = true): Silence => ({
		kind: 'silent',
		request,
		why,
		next,
		mayHaveArrived,
	});
	switch (exchange.kind) {
		case 'timed out':
			return silence(
				`got no whole answer within ${exchange.ms / 1000} s`,
				`${CHECK_ADDRESS} Or try again later.`,
			);
		case 'broken off':
			return silence('got an answer that broke off or was too long', LATER);
		case 'cancelled':
			return silence('was cancelled', LATER);
		case 'refused by n8n':
			return silence('could not be sent', CHECK_ADDRESS, false);
		case 'failed':
			return silenceOfFailure(exchange, silence);
	}
}

function silenceOfFailure(
	exchange: Extract<Exchange, { kind: 'failed' }>,
	silence: (why: string, next: string, mayHaveArrived?: boolean) => Silence,
): Silence {
	const failure = networkFailure(exchange);
	switch (failure.kind) {
		case 'unreachable':
			return silence(`could not be sent: ${failure.why}`, CHECK_ADDRESS, false);
		case 'certificate refused':
			return silence(
				`was not sent: the certificate of the server was not accepted (${exchange.code})`,
				'Make Node.js trust it, with NODE_EXTRA_CA_CERTS=FILE.',
				false,
			);
		case 'broken':
			return silence(
				'lost its connection before an answer came',
				`${CHECK_ADDRESS} Or try again later.`,
			);
	}
}

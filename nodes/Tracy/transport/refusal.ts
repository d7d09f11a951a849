import type { Failure, Postponed } from '../outcome/Outcome';
import { showUnseen } from '../outcome/withoutBlanks';
import { networkFailure, type Answered, type Exchange } from './Exchange';
import { maskSecret } from './maskSecret';
import { reasonOf } from './reasonOf';

export const CHECK_ADDRESS =
	"Check 'Base URL' in the credential: it has to be the address that Tracy gave with the API key.";
const CHECK_CERTIFICATE =
	"Make n8n trust the certificate, or switch on 'Ignore SSL Issues' in the credential if you know that server.";
const CHECK_TLS = `${CHECK_ADDRESS} Its port may be that of http:// instead of https://.`;
const PROXY_REFUSED = 'The proxy between n8n and Tracy did not let the request pass';
const CHECK_PROXY =
	'Check the proxy that n8n is set to use (HTTP_PROXY, HTTPS_PROXY) with whoever runs n8n; Tracy itself was not asked.';
const CHECK_KEY = "Check 'API Key' in the credential, and that the key is still valid.";

/** What differs between what is created and what is asked for. */
interface Words {
	/** Begins a sentence about an answer that asks to wait. */
	asksToWait: string;
	/** What to do when Tracy asked to wait for too long. */
	later: string;
	/** What to do when Tracy can't be reached. */
	unreachable: string;
	/** The API key, which must appear in no message. */
	secret: string;
}

/**
 * What an exchange without success was refused with that was certainly not processed, where that
 * means the same whatever was asked for: Tracy asks to wait, the key or the address is wrong, or no
 * request went out. Undefined for every other exchange.
 */
export function refusal(
	exchange: Extract<Exchange, { kind: 'answered' | 'failed' | 'kept back' }>,
	words: Words,
): Failure | Postponed | undefined {
	switch (exchange.kind) {
		case 'answered': {
			const { status, retryAfter, date } = exchange;
			const { reason, said } = saidBy(exchange, words.secret);
			const refused = (outcome: Failure['outcome'], error: string, next: string) =>
				failure(outcome, `${error} (HTTP ${status})${said}`, next, { status, reason });
			if (status === 429 || (status === 503 && retryAfter !== null)) {
				return {
					outcome: 'postponed',
					because: 'throttled',
					retryAfter,
					date,
					givenUp: refused('unsent', words.asksToWait, words.later),
				};
			}
			if (status === 407) {
				return stopping(refused('unsent', PROXY_REFUSED, CHECK_PROXY));
			}
			if (status < 400) {
				return stopping(refused('rejected', 'The address leads somewhere else', CHECK_ADDRESS));
			}
			return status === 401
				? stopping(refused('rejected', 'Tracy did not accept the API key', CHECK_KEY))
				: undefined;
		}
		case 'kept back': {
			const reason = showUnseen(maskSecret(exchange.reason, words.secret));
			return exchange.by === 'proxy'
				? stopping(failure('unsent', `${PROXY_REFUSED}: ${reason}`, CHECK_PROXY))
				: stopping(failure('unsent', `n8n did not send the request: ${reason}`, CHECK_ADDRESS));
		}
		case 'failed': {
			const unsent = networkFailure(exchange);
			switch (unsent?.kind) {
				case 'unreachable': {
					const who = exchange.proxy === undefined ? 'Tracy' : `The proxy ${exchange.proxy}`;
					const next = exchange.proxy === undefined ? words.unreachable : CHECK_PROXY;
					const givenUp = failure('unsent', `${who} can't be reached: ${unsent.why}.`, next);
					return { outcome: 'postponed', because: 'unreachable', retryAfter: null, givenUp };
				}
				case 'no TLS': {
					const error = `What answers at Tracy's address does not speak TLS, or not with n8n (${exchange.code}).`;
					return stopping(failure('unsent', error, CHECK_TLS));
				}
				case 'certificate refused': {
					const error = `Tracy's certificate was not accepted (${exchange.code}).`;
					return stopping(failure('unsent', error, CHECK_CERTIFICATE));
				}
				case undefined:
					return undefined;
			}
		}
	}
}

/** What an answer says, masked, or `otherwise` where it says nothing; and how a sentence ends with it. */
export function saidBy(
	{ status, text }: Answered,
	secret: string,
	otherwise = `HTTP ${status}`,
): { reason: string; said: string } {
	const reason = reasonOf(text, secret);
	return { reason: reason || otherwise, said: reason === '' ? '.' : `: ${reason}` };
}

export function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

export function failure(
	outcome: Failure['outcome'],
	error: string,
	next: string,
	{ status, reason }: { status: number | null; reason: string } = { status: null, reason: error },
): Failure {
	return { outcome, error, reason, next, status, property: null, stopsPool: false };
}

/** There is no use in sending or asking for anything else either. */
export function stopping(outcome: Failure): Failure {
	return { ...outcome, stopsPool: true };
}

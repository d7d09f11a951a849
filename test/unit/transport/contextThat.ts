import type {
	IAllExecuteFunctions,
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { contextWith, standIn } from '../host/contextWith';

export const KEY = 'key-1234567890';

/** The credential that the node has. */
const credential = { baseUrl: 'https://tracy.example/api/v1', apiKey: KEY };

/** One request, as n8n's helper is asked to send it. */
export interface Asked {
	credentialType: string;
	credentialsDecrypted: ICredentialsDecrypted | undefined;
	options: IHttpRequestOptions;
	/** What ends the request, as the helper finds it. */
	signal: AbortSignal | undefined;
	/** What the helper takes for n8n's context. */
	context: IAllExecuteFunctions;
}

/**
 * n8n's context of a node, as in the editor where `parts` does not say how an execution is
 * cancelled.
 *
 * @param answer what n8n's helper gives back, or throws
 */
export function contextThat(
	answer: (asked: Asked) => unknown,
	parts: Partial<IExecuteFunctions> = {},
): IExecuteFunctions {
	return contextWith({
		getCredentials: jest.fn().mockResolvedValue(credential),
		helpers: standIn<IExecuteFunctions['helpers']>({
			async httpRequestWithAuthentication(credentialType, options, additional) {
				const canBeCancelled = 'getExecutionCancelSignal' in this;
				return await answer({
					credentialType,
					credentialsDecrypted: additional?.credentialsDecrypted,
					options,
					signal: canBeCancelled ? this.getExecutionCancelSignal() : undefined,
					context: this,
				});
			},
		}),
		...parts,
	});
}

/** An answer as n8n's helper gives it back. */
export function answerOf(body: unknown, statusCode = 200, headers: object = {}) {
	return { statusCode, headers: { 'content-type': 'application/json', ...headers }, body };
}

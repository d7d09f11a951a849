import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { Deadlines } from '../delivery/Deadlines';
import type { TracyConnection } from './TracyConnection';
import type { Exchange } from './Exchange';
import { exchangeOfError } from './exchangeOfError';

const header = z.string().optional().catch(undefined);

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.object({ 'content-type': header, 'retry-after': header }),
	body: z.string().catch(''),
});

/**
 * Sends one body to `POST /v1/records`, once, through n8n's own helper. The answer is taken as
 * text whatever its status or type, and redirects are not followed. (n8n's helper would otherwise
 * lose digits, send a refused key twice, and turn a redirected POST into a GET.)
 *
 * @param timeout how long to wait for the whole answer, in ms; the helper's own timeout starts
 * anew with every byte, so `deadlines` ends a wait for an answer that drips
 */
export async function postRecord(
	context: IExecuteFunctions,
	connection: TracyConnection,
	body: string,
	timeout: number,
	deadlines: Deadlines,
): Promise<Exchange> {
	// The helper writes into its options, so each request has its own.
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${connection.baseUrl}/v1/records`,
		headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
		body,
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout,
	};
	const request = async (): Promise<Exchange> => {
		try {
			const response = await context.helpers.httpRequestWithAuthentication.call(
				context,
				'tracyApi',
				options,
				{ credentialsDecrypted: connection.credentialsDecrypted },
			);
			return exchangeOfResponse(response);
		} catch (error) {
			return exchangeOfError(error);
		}
	};
	const late: Exchange = { kind: 'timed out', ms: timeout };
	const exchange = await deadlines.within(timeout, request(), late);
	return isHelperTimeout(exchange) ? late : exchange;
}

function exchangeOfResponse(response: unknown): Exchange {
	const { statusCode, headers, body } = fullResponse.parse(response);
	return {
		kind: 'answered',
		status: statusCode,
		contentType: headers['content-type'] ?? '',
		retryAfter: headers['retry-after'] ?? null,
		text: body,
	};
}

function isHelperTimeout(exchange: Exchange): boolean {
	return exchange.kind === 'failed' && exchange.code === 'ECONNABORTED';
}

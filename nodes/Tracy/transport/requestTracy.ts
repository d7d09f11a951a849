import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { Deadlines } from '../delivery/Deadlines';
import type { Exchange } from './Exchange';
import { exchangeOfError } from './exchangeOfError';
import type { TracyConnection } from './TracyConnection';

/** One request, without what all requests have in common. */
export interface TracyRequest {
	method: 'GET' | 'POST';
	/** From `/v1/` on, encoded, without a query. */
	path: string;
	query?: { [name: string]: string | number };
	/** JSON text. */
	body?: string;
}

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.object({
		'content-type': z.unknown(),
		'retry-after': z.unknown(),
		'paging-total-count': z.unknown(),
	}),
	body: z.unknown(),
});

/**
 * Sends one request, once, through n8n's own helper. The answer is taken as text whatever its
 * status or type, and redirects are not followed. (n8n's helper would otherwise lose digits, send
 * a refused key twice, and turn a redirected POST into a GET.)
 *
 * @param timeout how long to wait for the whole answer, in ms; the helper's own timeout starts
 * anew with every byte, so `deadlines` ends a wait for an answer that drips
 */
export async function requestTracy(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	connection: TracyConnection,
	{ method, path, query, body }: TracyRequest,
	timeout: number,
	deadlines: Deadlines,
): Promise<Exchange> {
	// The helper writes into its options, so each request has its own.
	const options: IHttpRequestOptions = {
		method,
		url: `${connection.baseUrl}${path}`,
		headers: {
			...(body !== undefined && { 'Content-Type': 'application/json' }),
			Accept: 'application/json',
		},
		qs: query,
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
		contentType: textOf(headers['content-type']) ?? '',
		retryAfter: textOf(headers['retry-after']) ?? null,
		pagingTotal: textOf(headers['paging-total-count']),
		text: textOf(body) ?? '',
	};
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function isHelperTimeout(exchange: Exchange): boolean {
	return exchange.kind === 'failed' && exchange.code === 'ECONNABORTED';
}

import { exchangeOfError, type Exchange } from './Exchange';
import type { TracyConnection } from './readConnection';
import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';

/** n8n's helper lets nothing but the execution's own signal end a request, so it is shown another. */
function withSignal<Context extends object>(context: Context, signal: AbortSignal): Context {
	return new Proxy(context, {
		get: (target, name) =>
			name === 'getExecutionCancelSignal' ? () => signal : Reflect.get(target, name),
		has: (target, name) => name === 'getExecutionCancelSignal' || Reflect.has(target, name),
	});
}

/** One request, without what all requests have in common. */
export interface TracyRequest {
	method: 'GET' | 'POST';
	/** From `/v1/` on, encoded, without a query. */
	path: string;
	query?: { [name: string]: string | number };
	/** JSON text. */
	body?: string;
}

const header = z.string().optional().catch(undefined);

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.object({
		'content-type': header,
		'retry-after': header,
		date: header,
		'paging-total-count': header,
	}),
	body: z.unknown().optional(),
});

/**
 * Sends one request, once, through n8n's own helper. The answer is taken as text whatever its
 * status or type, and redirects are not followed. (n8n's helper would otherwise lose digits, read
 * without an end, send a refused key twice, and turn a redirected POST into a GET.)
 *
 * @param signal ends the request: what still arrives is not read on. Nothing else does, for n8n's
 * own timeout starts anew with every byte
 */
export async function requestTracy(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	connection: TracyConnection,
	{ method, path, query, body }: TracyRequest,
	signal: AbortSignal,
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
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: 0,
	};
	try {
		const response = await context.helpers.httpRequestWithAuthentication.call(
			withSignal(context, signal),
			'tracyApi',
			options,
			{ credentialsDecrypted: connection.credentialsDecrypted },
		);
		return await exchangeOfResponse(response);
	} catch (error) {
		return exchangeOfError(error, connection.baseUrl);
	}
}

async function exchangeOfResponse(response: unknown): Promise<Exchange> {
	const { statusCode: status, headers, body } = fullResponse.parse(response);
	const { text, isWhole } = await readAnswer(body);
	return {
		kind: isWhole ? 'answered' : 'broken off',
		status,
		contentType: headers['content-type'] ?? '',
		retryAfter: headers['retry-after'] ?? null,
		date: headers.date,
		pagingTotal: headers['paging-total-count'],
		text,
	};
}

/** What of an answer as n8n's helper hands it on, decompressed, has to be known to read it. */
interface AnswerStream {
	setEncoding(encoding: 'utf8'): void;
	on(event: 'data', listener: (text: string) => void): void;
	on(event: 'close' | 'end' | 'error', listener: () => void): void;
	destroy(): void;
}

function isAnswerStream(body: unknown): body is AnswerStream {
	return typeof body === 'object' && body !== null && 'setEncoding' in body && 'destroy' in body;
}

/**
 * The longest answer that is read, in characters. A record of 200,000 values has 43 million.
 * What is compressed to a few kilobytes may have any number, and n8n's memory would be full.
 */
const LONGEST = 128 * 2 ** 20;

/** How much is kept of an answer that is longer. */
const BEGINNING = 1000;

/** An answer as far as it was read, and whether that was to its end. */
interface ReadAnswer {
	text: string;
	isWhole: boolean;
}

/** Reads an answer to its end, or as far as it came, or as far as anybody has a use for. */
export async function readAnswer(body: unknown): Promise<ReadAnswer> {
	if (!isAnswerStream(body)) return { text: typeof body === 'string' ? body : '', isWhole: true };
	let text = '';
	return await new Promise((resolve) => {
		const end = (isWhole: boolean) => {
			resolve({ text: text.startsWith('\ufeff') ? text.slice(1) : text, isWhole });
		};
		body.setEncoding('utf8');
		body.on('end', () => end(true));
		body.on('error', () => end(false));
		body.on('close', () => end(false));
		body.on('data', (chunk) => {
			text += chunk;
			if (text.length <= LONGEST) return;
			text = text.slice(0, BEGINNING);
			end(false);
			body.destroy();
		});
	});
}

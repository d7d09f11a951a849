import type { FastifyReply, FastifyRequest } from 'fastify';
import { readJson } from './readJson.mts';
import { Refusal } from './Refusal.mts';

/** Our own limit: Tracy documents none. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The content types of the contract, with UTF-8 as the only character set. */
const JSON_TYPE =
	/^(application\/([^\s;/]+\+)?json|text\/json)\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Replaces the bytes of a request by the JSON that they are.
 *
 * @throws Refusal with 400, 413 or 415
 */
export function readBody(request: FastifyRequest, _: FastifyReply, done: () => void): void {
	const { body, headers } = request.received;
	if (!JSON_TYPE.test(headers['content-type'] ?? '')) {
		throw new Refusal(415, 'The body must be sent as application/json.');
	}
	if (body.length > MOST_BYTES) throw new Refusal(413, `The body has over ${MOST_BYTES} bytes.`);
	request.body = parse(body);
	done();
}

function parse(body: Buffer): unknown {
	try {
		return readJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
	} catch (error) {
		if (error instanceof RangeError) throw error;
		const message = error instanceof Error ? error.message : String(error);
		throw Refusal.forMistakes([{ path: '$', message }]);
	}
}

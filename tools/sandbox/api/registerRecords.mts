import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkKey } from '../rules/checkKey.mts';
import type { PostRecord } from '../rules/PostRecord.mts';
import { readJson } from '../rules/readJson.mts';
import { Refusal } from '../rules/Refusal.mts';
import { toId } from '../rules/toId.mts';
import { createRecord } from '../state/createRecord.mts';
import { fieldsQuery } from './fieldsQuery.mts';
import { sendAnswer } from './sendAnswer.mts';

/** Nothing documents a query parameter here. */
const NO_QUERY = { type: 'object', additionalProperties: false };

/** Our own limit: Tracy documents none. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The content types of the contract, with UTF-8 as the only character set. */
const JSON_TYPE =
	/^(application\/([^\s;/]+\+)?json|text\/json)\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * `POST /v1/records` and `GET /v1/records/{id}`. That the latter takes a `fields` is assumption A20;
 * whatever it names, all of the record is answered.
 */
export function registerRecords(app: FastifyInstance): void {
	app.post<{ Body: PostRecord }>(
		'/v1/records',
		{
			preValidation: [checkKey, readBody],
			schema: { body: { $ref: 'contract#/schemas/PostRecord' }, querystring: NO_QUERY },
		},
		async (request, reply) => {
			const { workspace, records, requests, arrivals, settings } = request.run;
			const { uncheckedAssumptions } = settings;
			const creation = createRecord(request.body, workspace, records, uncheckedAssumptions);
			if ('mistakes' in creation) throw Refusal.forMistakes(creation.mistakes);
			requests.create(request.received, creation.record.id);
			arrivals.addRecord(creation.record, request.received.receivedAt);
			return sendAnswer(request, reply, creation.record);
		},
	);

	app.get<{ Params: { id: string } }>(
		'/v1/records/:id',
		{ preValidation: checkKey, schema: { querystring: fieldsQuery } },
		async (request, reply) => {
			const record = request.run.records.get(toId(request.params.id, 64));
			if (record === undefined) throw new Refusal(404, `There is no record ${request.params.id}.`);
			return sendAnswer(request, reply, record);
		},
	);
}

/**
 * Replaces the bytes of a request by the JSON that they are.
 *
 * @throws Refusal with 400, 413 or 415
 */
function readBody(request: FastifyRequest, _: FastifyReply, done: () => void): void {
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
		throw Refusal.forError(error);
	}
}

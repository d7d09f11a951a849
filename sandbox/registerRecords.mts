import type { FastifyInstance } from 'fastify';
import { checkKey } from './checkKey.mts';
import { createRecord } from './createRecord.mts';
import type { PostRecord } from './PostRecord.mts';
import { FIELDS_QUERY, NO_QUERY } from './queries.mts';
import { readBody } from './readBody.mts';
import { Refusal } from './Refusal.mts';
import { sendAnswer } from './sendAnswer.mts';
import { toId } from './toId.mts';

/** `POST /v1/records` and `GET /v1/records/{id}`. */
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
		{ preValidation: checkKey, schema: { querystring: FIELDS_QUERY } },
		async (request, reply) => {
			const record = request.run.records.get(toId(request.params.id, 64));
			if (record === undefined) throw new Refusal(404, `There is no record ${request.params.id}.`);
			return sendAnswer(request, reply, record);
		},
	);
}

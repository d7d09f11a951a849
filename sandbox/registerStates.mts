import type { FastifyInstance } from 'fastify';
import { checkKey } from './checkKey.mts';
import { FIELDS_QUERY } from './queries.mts';
import { Refusal } from './Refusal.mts';
import { sendAnswer } from './sendAnswer.mts';
import { toId } from './toId.mts';
import type { Workspace } from './Workspace.mts';

/** `GET /v1/states/{id}`. */
export function registerStates(app: FastifyInstance, workspace: Workspace): void {
	app.get<{ Params: { id: string } }>(
		'/v1/states/:id',
		{ preValidation: checkKey, schema: { querystring: FIELDS_QUERY } },
		async (request, reply) => {
			const found = workspace.states.get(toId(request.params.id, 32));
			if (found === undefined) throw new Refusal(404, `There is no state ${request.params.id}.`);
			const { id, name } = found.dataset;
			return sendAnswer(request, reply, { ...found.state, dataset: { id, name } });
		},
	);
}

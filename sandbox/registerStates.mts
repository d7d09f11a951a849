import type { FastifyInstance } from 'fastify';
import { checkKey } from './checkKey.mts';
import { FIELDS_QUERY } from './queries.mts';
import { combineVariants } from './readVariants.mts';
import { Refusal } from './Refusal.mts';
import { sendAnswer } from './sendAnswer.mts';
import { toId } from './toId.mts';
import { toPaths } from './toPaths.mts';

/** `GET /v1/states/{id}`. That its dataset comes where `fields` asks for it is assumption A17. */
export function registerStates(app: FastifyInstance): void {
	app.get<{ Params: { id: string }; Querystring: { fields?: string } }>(
		'/v1/states/:id',
		{ preValidation: checkKey, schema: { querystring: FIELDS_QUERY } },
		async (request, reply) => {
			const { workspace, settings } = request.run;
			const found = workspace.states.get(toId(request.params.id, 32));
			if (found === undefined) throw new Refusal(404, `There is no state ${request.params.id}.`);
			const paths = combineVariants(settings.reads).fields(toPaths(request.query.fields));
			const { id, name } = found.dataset;
			const dataset = paths.has('dataset') ? { id, name } : null;
			return sendAnswer(request, reply, { ...found.state, dataset });
		},
	);
}

import type { FastifyInstance } from 'fastify';
import { checkKey } from '../rules/checkKey.mts';
import { toPaths } from '../rules/reading/DatasetsQuery.mts';
import { combineVariants } from '../rules/reading/readVariants.mts';
import { Refusal } from '../rules/Refusal.mts';
import { toId } from '../rules/toId.mts';
import { fieldsQuery } from './fieldsQuery.mts';
import { sendAnswer } from './sendAnswer.mts';

/** `GET /v1/states/{id}`. That its dataset comes where `fields` asks for it is assumption A17. */
export function registerStates(app: FastifyInstance): void {
	app.get<{ Params: { id: string }; Querystring: { fields?: string } }>(
		'/v1/states/:id',
		{ preValidation: checkKey, schema: { querystring: fieldsQuery } },
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

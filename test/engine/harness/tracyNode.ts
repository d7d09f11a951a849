import type { INode } from 'n8n-workflow';
import type { Plan } from './Plan';
import { CREDENTIAL_ID } from './credential/StoredCredential';

/** The Tracy node of a plan. A workflow with several of them gives them names. */
export function tracyNode(plan: Plan, name = 'Tracy'): INode {
	const {
		type = 'n8n-nodes-tracy.tracy',
		parameters = {},
		onError,
		retryOnFail,
		maxTries,
		waitBetweenTries,
		credential,
	} = plan;
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource: 'record', operation: 'create', ...parameters },
		onError,
		retryOnFail,
		maxTries,
		waitBetweenTries,
		...(credential !== 'not chosen' && {
			credentials: { tracyApi: { id: CREDENTIAL_ID, name: 'Tracy account' } },
		}),
	};
}

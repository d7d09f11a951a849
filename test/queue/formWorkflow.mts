import type { WorkflowContent } from '../../tools/n8n/Editor.mts';
import type { Sandbox } from '../../tools/n8n/Sandbox.mts';
import { byId } from '../e2e/importWorkflow.mts';

/** Which node creates the record of a form. */
interface Form {
	node: 'tracy' | 'httpRequest';
	credentialId: string;
	sandbox: Sandbox;
}

/** A workflow that creates a record of each form that is sent, and answers with what came of it. */
export function formWorkflow({ node, credentialId, sandbox }: Form): WorkflowContent {
	const title = '={{ $json.body.title }}';
	const tracy = {
		type: 'n8n-nodes-tracy.tracy',
		typeVersion: 1,
		parameters: {
			resource: 'record',
			operation: 'create',
			dataset: byId('3'),
			specifyDatums: 'fields',
			datums: { datum: [{ property: byId('301'), valueType: 'stringValue', value: title }] },
		},
	};
	const httpRequest = {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: `${sandbox.url}/v1/records`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'tracyApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody:
				'={{ JSON.stringify({ dataset: { id: 3 }, datums: [{ property: { id: 301 }, stringValue: $json.body.title }] }) }}',
			options: {},
		},
	};
	const name = `form-${node}`;
	return {
		name,
		nodes: [
			{
				id: 'Form',
				name: 'Form',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				parameters: { httpMethod: 'POST', path: name, responseMode: 'lastNode' },
				webhookId: name,
			},
			{
				id: 'Record',
				name: 'Record',
				position: [0, 0],
				...(node === 'tracy' ? tracy : httpRequest),
				credentials: { tracyApi: { id: credentialId, name: 'Tracy' } },
			},
		],
		connections: { Form: { main: [[{ node: 'Record', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

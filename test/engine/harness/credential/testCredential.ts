import { ExecuteContext, ExecutionLifecycleHooks, RoutingNode } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { additionalData } from '../additionalData';
import type { InstalledPackage } from '../InstalledPackage';
import { passThrough } from '../passThrough';
import { resolveCredential } from './resolveCredential';
import { CREDENTIAL_ID, StoredCredential } from './StoredCredential';

/** What a person is shown who tests a credential. */
export interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

/** Errors as n8n's tester looks into them. */
type HelperError = Error & { cause?: { code?: string; response?: Answer } };
interface Answer {
	status: number;
	statusText?: string;
}

/**
 * Tests a credential as n8n does, step by step as in its `CredentialsTester`, which is part of
 * the application: a node of the credential's own request, and the error judged by its rules.
 */
export async function testCredential(
	installed: InstalledPackage,
	data: ICredentialDataDecryptedObject,
): Promise<Verdict> {
	const { test } = installed.credentialType;
	if (!test) throw new Error('The credential has no test.');
	try {
		return judgeBody(await request(installed, data, test), test);
	} catch (error) {
		return judge(error, test);
	}
}

async function request(
	installed: InstalledPackage,
	data: ICredentialDataDecryptedObject,
	{ request: routed }: ICredentialTestRequest,
): Promise<unknown> {
	const nodeType: INodeType = {
		description: {
			...passThrough.description,
			credentials: [{ name: 'tracyApi', required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: routed },
					default: '',
				},
			],
		},
	};
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'temp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { tracyApi: { id: CREDENTIAL_ID, name: 'Tracy account' } },
	};
	const workflow = new Workflow({
		id: 'test',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: installed.typesInWorkflow({ temp: nodeType }),
	});
	const stored = new StoredCredential(installed.credentialType, data);
	const hooks = new ExecutionLifecycleHooks('internal', 'test', {
		id: 'test',
		name: 'Test',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: [node],
		connections: {},
	});
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData(stored, hooks),
		'internal',
		createRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const decrypted = {
		id: CREDENTIAL_ID,
		name: 'Tracy account',
		type: 'tracyApi',
		data: await resolveCredential(installed.credentialType.properties, data),
	};
	await workflow.expression.acquireIsolate();
	try {
		const output = await new RoutingNode(context, nodeType, decrypted).runNode();
		return output?.[0]?.[0]?.json;
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** Looks a rule's member up in the body as n8n does: in a text, `0` is its first character. */
function judgeBody(body: unknown, { rules = [] }: ICredentialTestRequest): Verdict {
	for (const { type, properties } of rules) {
		if (type !== 'responseSuccessBody') continue;
		if (memberOf(body, properties.key) !== properties.value) continue;
		return { status: 'Error', message: properties.message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function memberOf(body: unknown, name: string): unknown {
	const isNothing = body === undefined || body === null;
	return isNothing ? undefined : Reflect.get(Object(body), name);
}

function judge(error: unknown, { rules = [] }: ICredentialTestRequest): Verdict {
	if (!isHelperError(error)) throw error;
	const { response, code } = error.cause ?? {};
	if (!response) return { status: 'Error', message: code ?? error.message };
	const rule = rules.find(
		({ type, properties }) => type === 'responseCode' && properties.value === response.status,
	);
	const message =
		rule?.properties.message ||
		response.statusText ||
		`Received HTTP status code: ${response.status}`;
	return { status: 'Error', message };
}

function isHelperError(error: unknown): error is HelperError {
	return error instanceof Error;
}

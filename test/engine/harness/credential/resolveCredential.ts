import {
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypes,
} from 'n8n-workflow';

/** The node in which n8n evaluates a credential's expressions. */
const mock: INode = {
	id: '',
	name: '',
	typeVersion: 1,
	type: 'mock',
	position: [0, 0],
	parameters: {},
};
const noTypes: INodeTypes = {
	getByName: noType,
	getByNameAndVersion: noType,
	getKnownTypes: () => ({}),
};

/**
 * What is stored of a credential as its users get it: with the defaults of its type, and its
 * expressions evaluated. Step by step as in n8n's `CredentialsHelper`, which is part of the
 * application.
 */
export async function resolveCredential(
	properties: INodeProperties[],
	stored: ICredentialDataDecryptedObject,
): Promise<ICredentialDataDecryptedObject> {
	const values = NodeHelpers.getNodeParameters(
		properties,
		stored as INodeParameters,
		true,
		false,
		null,
		null,
	);
	const workflow = new Workflow({
		nodes: [],
		connections: {},
		active: false,
		nodeTypes: noTypes,
	});
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getComplexParameterValue(
			mock,
			values,
			'internal',
			{},
			undefined,
			undefined,
			values ?? {},
		) as ICredentialDataDecryptedObject;
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

function noType(): never {
	throw new Error('A credential has no nodes.');
}

import type {
	IConnections,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeType,
	ISourceData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** What is set on the Tracy node itself, in its parameters and its settings. */
type NodeSettings = Partial<
	Pick<INode, 'type' | 'parameters' | 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>
>;

/** An execution to be: the rows that come in, the node that takes them, and where it runs. */
export interface Plan extends NodeSettings {
	/** The rows, each the `json` of one item. */
	items: IDataObject[];
	/** The credential of the node; `deleted` since it was chosen, or never chosen. */
	credential: ICredentialDataDecryptedObject | 'deleted' | 'not chosen';
	/** The timezone of the workflow; UTC when not given. */
	timezone?: string;
	/** How the execution was started; by hand when not given. */
	mode?: WorkflowExecuteMode;
	/** What n8n notes of where the rows come from; the truth when not given. */
	source?: ISourceData;
	/** Two executions of one workflow share its deduplication data. */
	workflowId?: string;
	/**
	 * Instead of Start -> Tracy -> Success and Failure: a workflow of the test's own, which begins
	 * at its first node. `tracyNode` makes Tracy nodes for it.
	 */
	workflow?: { nodes: INode[]; connections: IConnections };
	/** Node types of the test's own. */
	nodeTypes?: Record<string, INodeType>;
}

import type { Credential } from '../../demo/Credential.mts';

/** A node to measure, as it stands in a workflow. */
export interface BenchNode {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	/** Where what n8n keeps for a node matters: the node's own ID. */
	id?: string;
	/** The credential that it uses, if it uses one. */
	credential?: Credential;
}

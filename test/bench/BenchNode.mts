import type { Credential } from '../../demo/Credential.mts';

/** A node to measure, as it stands in a workflow. */
export interface BenchNode {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	/** The credential that it uses, if it uses one. */
	credential?: Credential;
}

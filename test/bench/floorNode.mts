import type { Credential } from '../../demo/Credential.mts';
import type { BenchNode } from './BenchNode.mts';

/** The node that does nothing but call n8n's helper. */
export function floorNode(credential: Credential, inFlight: number): BenchNode {
	return { type: 'CUSTOM.floor', typeVersion: 1, credential, parameters: { inFlight } };
}

import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { TracyConnection } from '../transport/TracyConnection';

/**
 * Gives what tells an import key in n8n's store: a hash of the key with the workspace and the
 * dataset, so that a change of either never passes for an import that was done already.
 */
export function importKeyEntries(
	context: IExecuteFunctions,
	{ baseUrl }: TracyConnection,
): (dataset: number | undefined, key: string) => string {
	const credentialId = context.getNode().credentials?.tracyApi?.id ?? null;
	return (dataset, key) =>
		createHash('sha256')
			.update(JSON.stringify([baseUrl, credentialId, dataset ?? null, key]))
			.digest('base64url');
}

import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { readBaseUrl } from '../transport/readBaseUrl';
import type { TracyConnection } from '../transport/TracyConnection';
import type { Mistake } from '../mapping/Mistake';

const HEADER_TEXT = /^[\u0021-\u007e]+$/;

/** Reads the credential once, and says in a sentence what is wrong with it. */
export async function readConnection(
	context: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<{ ok: true; connection: TracyConnection } | { ok: false; mistake: Mistake }> {
	try {
		const data = await context.getCredentials('tracyApi');
		const address = readBaseUrl(data.baseUrl);
		if (!address.ok) {
			return mistaken(
				`'Base URL' in the credential ${address.reason}.`,
				'Enter the address that Tracy gave with the API key, such as https://tracy.example.',
			);
		}
		const apiKey = data.apiKey;
		if (typeof apiKey !== 'string' || !HEADER_TEXT.test(apiKey)) {
			return mistaken(
				apiKey
					? "'API Key' in the credential holds a blank, a line break or another character that no key has."
					: "'API Key' in the credential is empty.",
				'Copy the key again, without anything around it.',
			);
		}
		return {
			ok: true,
			connection: {
				baseUrl: address.baseUrl,
				apiKey,
				credentialsDecrypted: { id: '', name: '', type: 'tracyApi', data },
			},
		};
	} catch (error) {
		const reason = error instanceof Error ? error.message : '';
		return mistaken(
			`The credential could not be read. ${reason}`.trim(),
			"Choose a credential of the type 'Tracy API' in the node.",
		);
	}
}

function mistaken(reason: string, next: string): { ok: false; mistake: Mistake } {
	return { ok: false, mistake: { reason, property: null, next } };
}

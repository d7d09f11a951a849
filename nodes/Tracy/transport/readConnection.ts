import { flawed, mistaken, ok, type Conversion, type Result } from '../outcome/Result';
import { withoutBlanks } from '../outcome/withoutBlanks';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

const ENTER_ADDRESS =
	'Enter the address that Tracy gave with the API key, such as https://tracy.example.';

/** A host and what may follow it, as people copy an address without its scheme. */
const WITHOUT_SCHEME = /^[^\s/:?#@\\]+(?::\d+)?(?:\/|$)/;

/**
 * Reads the base URL of a credential: the address of Tracy's API with or without `/v1`, slashes
 * or blanks around it; without a scheme it is https. A path before `/v1` stays, as where a proxy
 * stands before Tracy.
 *
 * @returns what stands before `/v1/records`: scheme, host and port, and a path if there is one
 */
export function readBaseUrl(text: unknown): Conversion<string> {
	const given = typeof text === 'string' ? withoutBlanks(text) : '';
	if (given === '') return flawed('is empty', ENTER_ADDRESS);
	const trimmed = WITHOUT_SCHEME.test(given) ? `https://${given}` : given;
	// A URL drops or rewrites these silently, and would then be another than the one entered.
	if (/[\p{Cc}\s\\]/u.test(trimmed)) {
		return flawed('holds a blank, a backslash or a control character', ENTER_ADDRESS);
	}
	if (!/^https?:\/\/[^/]/i.test(trimmed)) {
		return flawed('does not begin with https:// or http://', ENTER_ADDRESS);
	}
	if (!URL.canParse(trimmed)) return flawed('is not an address', ENTER_ADDRESS);
	const url = new URL(trimmed);
	if (/^[^/]*\/\/[^/?#]*@/.test(trimmed)) {
		return flawed('holds a user name or password', ENTER_ADDRESS);
	}
	if (/[?#]/.test(trimmed)) return flawed('holds a "?" or "#"', ENTER_ADDRESS);
	const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/i, '').replace(/\/+$/, '');
	// What follows /v1 is the address of something in the API, and dots would be resolved silently.
	if (/\/\/|\/v1(?:\/|$)/i.test(path) || /\/\.{1,2}(?:\/|$)/.test(trimmed)) {
		return flawed(`holds the path "${url.pathname}"`, ENTER_ADDRESS);
	}
	return ok(url.origin + path);
}

/** Where Tracy is and how to be let in: read once an execution. */
export interface TracyConnection {
	/** Scheme, host and port, and the path before `/v1`, if there is one. */
	baseUrl: string;
	/** For messages only: what must never appear in one. */
	apiKey: string;
	/** What n8n's helper authenticates with instead of reading the credential for each request. */
	credentialsDecrypted: ICredentialsDecrypted;
}

const HEADER_TEXT = /^[\u0021-\u007e]+$/;

/** What holds the credential: n8n's context of any kind. */
interface CredentialHolder {
	getCredentials(type: 'tracyApi'): Promise<ICredentialDataDecryptedObject>;
}

/** Reads the credential once, and says in a sentence what is wrong with it. */
export async function readConnection(context: CredentialHolder): Promise<Result<TracyConnection>> {
	try {
		const data = await context.getCredentials('tracyApi');
		const address = readBaseUrl(data.baseUrl);
		if (!address.ok) {
			return mistaken(
				`'Base URL' in the credential ${address.mistake.flaw}.`,
				address.mistake.next,
			);
		}
		const apiKey = withoutBlanks(data.apiKey);
		if (typeof apiKey !== 'string' || !HEADER_TEXT.test(apiKey)) {
			return mistaken(
				apiKey
					? "'API Key' in the credential holds a blank, a line break or another character that no key has."
					: "'API Key' in the credential is empty.",
				'Copy the key again, without anything around it.',
			);
		}
		return ok({
			baseUrl: address.value,
			apiKey,
			credentialsDecrypted: { id: '', name: '', type: 'tracyApi', data },
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message : '';
		return mistaken(
			`The credential could not be read. ${reason}`.trim(),
			"Choose a credential of the type 'Tracy API' in the node.",
		);
	}
}

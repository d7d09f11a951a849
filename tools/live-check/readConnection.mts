import { readBaseUrl } from '../../nodes/Tracy/transport/readConnection.ts';
import type { Connection } from './ask/TracyClient.mts';
import type { Person } from './Person.mts';

const HEADER_TEXT = /^[\u0021-\u007e]+$/;

/**
 * Takes the base URL and the key from the environment, or asks for them.
 *
 * @returns a sentence when one of them can't be used
 */
export async function readConnection(
	environment: NodeJS.ProcessEnv,
	person: Person,
): Promise<Connection | string> {
	const address =
		given(environment.TRACY_BASE_URL) ??
		(await person.ask("Base URL of Tracy's API, such as https://tracy.example: "));
	const baseUrl = readBaseUrl(address);
	if (!baseUrl.ok) {
		return `The base URL ${baseUrl.mistake.flaw}. Enter the address that Tracy gave with the API key (TRACY_BASE_URL).`;
	}
	const apiKey =
		given(environment.TRACY_API_KEY) ?? (await person.askSecretly('API key (it is not shown): '));
	if (!apiKey) return 'The API key is empty. Enter the one that Tracy gave (TRACY_API_KEY).';
	if (!HEADER_TEXT.test(apiKey)) {
		return 'The API key holds a blank or another character that no key has. Copy it again, without anything around it.';
	}
	return { baseUrl: baseUrl.value, apiKey };
}

/** A variable that is set to nothing is not set. */
function given(variable = ''): string | undefined {
	return variable.trim() === '' ? undefined : variable.trim();
}

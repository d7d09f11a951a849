import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { Deadlines } from '../delivery/Deadlines';
import type { Fetched } from '../delivery/Fetched';
import { n8nClock } from '../host/n8nClock';
import { readConnection } from '../host/readConnection';
import type { TracyConnection } from '../transport/TracyConnection';
import { editorError } from './editorError';

/** How long a person in the editor waits at most, in ms. */
const TIMEOUT = 10_000;

/**
 * Asks Tracy for something on behalf of the editor, once: a person who waits can try again.
 *
 * @throws NodeOperationError with a sentence for the editor when there is no answer
 */
export async function askTracy<Answer>(
	context: ILoadOptionsFunctions,
	ask: (
		connection: TracyConnection,
		timeout: number,
		deadlines: Deadlines,
	) => Promise<Fetched<Answer>>,
): Promise<Answer> {
	const access = await readConnection(context);
	if (!access.ok) throw editorError(context, access.mistake.reason, access.mistake.next);
	const fetched = await ask(access.connection, TIMEOUT, new Deadlines(n8nClock));
	if (fetched.ok) return fetched.answer;
	throw editorError(context, fetched.failure.error, fetched.failure.next);
}

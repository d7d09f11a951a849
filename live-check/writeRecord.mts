import type { Draft } from './Draft.mts';
import { encodeDraft } from './encodeDraft.mts';
import { seenRecordIn } from './seenRecordIn.mts';
import type { TracyClient } from './TracyClient.mts';
import type { Written } from './Written.mts';

/** Creates the one record, with the one request of all that is no GET. */
export async function writeRecord(client: TracyClient, draft: Draft): Promise<Written> {
	const answer = await client.post('/v1/records', encodeDraft(draft));
	return { draft, answer, id: seenRecordIn(answer)?.id ?? null };
}

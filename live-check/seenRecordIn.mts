import type { Answer } from './Answer.mts';
import { jsonIn } from './jsonIn.mts';
import { SeenRecord } from './SeenRecord.mts';

/** The record that an answer holds; null when it holds none with an ID. */
export function seenRecordIn(answer: Answer | null): SeenRecord | null {
	return SeenRecord.safeParse(jsonIn(answer)).data ?? null;
}

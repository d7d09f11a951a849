import type { Reference } from './PostRecord.mts';

/** Looks up what a reference points at; nothing when there is no reference or no such ID. */
export function resolve<Entry>(
	entries: { get(id: bigint): Entry | undefined },
	reference: Reference | undefined,
): Entry | undefined {
	return reference?.id === undefined ? undefined : entries.get(reference.id);
}

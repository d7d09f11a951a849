import type { Answer } from './Answer.mts';
import type { Knocked } from './knock.mts';
import { type DatasetReads, readDatasets } from './readDatasets.mts';
import { readRecord, type RecordReads } from './readRecord.mts';
import type { SeenDataset } from './SeenDataset.mts';
import type { TracyClient } from './TracyClient.mts';
import type { Written } from './writeRecord.mts';

/** Everything that was asked and answered, for the checks to judge. */
export interface Seen {
	/** All answers to the person's own key. */
	readonly answers: readonly Answer[];
	/** A state that does not exist, asked for with the person's key. */
	readonly missingState: Answer;
	/** The same, asked for with a key that is none. */
	readonly alteredKey: Answer;
	readonly datasets: DatasetReads;
	readonly record: RecordReads;
	/** The record that was sent to be created, where the person wanted that. */
	readonly written: Written | null;
}

/** What the person named. */
interface Wanted {
	/** The digits of a record's ID. */
	readonly record: string | null;
	/** The ID of the dataset in which one record may be created. */
	readonly write: number | null;
}

/**
 * Asks for everything that the checks judge by.
 *
 * @param write is given the dataset that the person chose, null where it can't be read, and
 * creates a record in it or decides not to
 */
export async function look(
	client: TracyClient,
	{ missingState, list, alteredKey }: Knocked,
	{ record: known, write: chosen }: Wanted,
	write: (id: number, dataset: SeenDataset | null) => Promise<Written | null>,
): Promise<Seen> {
	const datasets = await readDatasets(client, list, chosen);
	const read = datasets.whole.find(({ id }) => id === chosen);
	const written = chosen === null ? null : await write(chosen, read?.dataset ?? null);
	const record = await readRecord(client, written?.record?.id ?? known);
	return { answers: client.answers, missingState, alteredKey, datasets, record, written };
}

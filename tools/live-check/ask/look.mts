import type { Options } from '../readOptions.mts';
import type { Answer } from './Answer.mts';
import type { Knocked } from './knock.mts';
import { type DatasetReads, readDatasets } from './readDatasets.mts';
import { readRecord, type RecordReads } from './readRecord.mts';
import { type SeenDataset, seenDatasetIn } from './SeenDataset.mts';
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
	/** The record that was created, where the person wanted that. */
	readonly written: Written | null;
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
	options: Options,
	write: (id: number, dataset: SeenDataset | null) => Promise<Written | null>,
): Promise<Seen> {
	const datasets = await readDatasets(client, list, options.write);
	const chosen = datasets.whole.find(({ id }) => id === options.write);
	const written =
		options.write === null
			? null
			: await write(options.write, seenDatasetIn(chosen?.answer ?? null));
	const record = await readRecord(client, written?.id ?? options.record);
	return { answers: client.answers, missingState, alteredKey, datasets, record, written };
}

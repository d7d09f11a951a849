import type { Knocked } from './knock.mts';
import { readDatasets } from './readDatasets.mts';
import { readRecord } from './readRecord.mts';
import type { Options } from './readOptions.mts';
import type { Seen } from './Seen.mts';
import { seenDatasetIn } from './seenDatasetIn.mts';
import type { SeenDataset } from './SeenDataset.mts';
import type { TracyClient } from './TracyClient.mts';
import type { Written } from './Written.mts';

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

import type { Answer } from './Answer.mts';
import type { DatasetReads } from './readDatasets.mts';
import type { RecordReads } from './readRecord.mts';
import type { Written } from './Written.mts';

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

import { parseArgs } from 'node:util';
import { z } from 'zod/v4';

export const USAGE = `Usage: npm run live-check -- [options]

Checks the assumptions of docs/assumptions.md against a real Tracy. It only reads, unless --write
is given. The base URL and the key are taken from TRACY_BASE_URL and TRACY_API_KEY, or asked for.

  --record 123            the ID of a record to look at; its contents are neither shown nor saved
  --write 5               also create, read back and report on ONE record in the dataset with this
                          ID, after asking
  --yes                   with --write: create it without asking
  --report FILE           where the report goes, as FILE.md and FILE.json (tracy-live-check)
  --timeout 30            how long to wait for each answer, in s
  --help                  print this

It leaves with 0 when nothing is refuted, with 1 when something is, and with 2 when Tracy can't be
asked at all.
`;

/** What can be asked for on the command line. */
export interface Options {
	/** The digits of a record's ID, without zeros before it. */
	readonly record: string | null;
	/** The ID of the dataset in which one record may be created. */
	readonly write: number | null;
	/** Whether that needs no further question. */
	readonly yes: boolean;
	/** The path of the report, without `.md` and `.json`. */
	readonly report: string;
	/** How long to wait for each answer, in ms. */
	readonly timeout: number;
	readonly help: boolean;
}

const datasetId = z
	.string()
	.regex(/^[0-9]+$/)
	.transform(Number)
	.pipe(z.int32().positive());
const seconds = z
	.string()
	.regex(/^[0-9]+(?:\.[0-9]+)?$/)
	.transform(Number)
	.pipe(z.number().positive().max(3600));

/**
 * Reads the command line.
 *
 * @throws Error with a sentence when it says something that can't be
 */
export function readOptions(commandLine: readonly string[]): Options {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({
		args: [...commandLine],
		options: { record: text, write: text, report: text, timeout: text, yes: flag, help: flag },
	});
	const { record, write, report = 'tracy-live-check', timeout = '30', yes, help } = values;
	if (record !== undefined && !/^[0-9]{1,19}$/.test(record)) {
		throw new Error(`--record takes the ID of a record, not "${record}".`);
	}
	if (yes && write === undefined) {
		throw new Error('--yes says that a record may be created without asking: add --write DATASET.');
	}
	const dataset = write === undefined ? null : datasetId.safeParse(write);
	if (dataset?.success === false) {
		throw new Error(`--write takes the ID of a dataset, not "${String(write)}".`);
	}
	const wait = seconds.safeParse(timeout);
	if (!wait.success) throw new Error(`--timeout takes seconds, not "${timeout}".`);
	return {
		record: record === undefined ? null : String(BigInt(record)),
		write: dataset?.data ?? null,
		yes,
		report: report.replace(/\.(?:md|json)$/i, ''),
		timeout: wait.data * 1000,
		help,
	};
}

import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import { maskSecret } from '../../nodes/Tracy/transport/maskSecret.ts';
import { type Draft, draftRecord } from './ask/draftRecord.mts';
import { alterKey, knock } from './ask/knock.mts';
import { look, type Seen } from './ask/look.mts';
import type { SeenDataset } from './ask/SeenDataset.mts';
import { type Connection, TracyClient } from './ask/TracyClient.mts';
import { describePlace, describeWritten, writeRecord, type Written } from './ask/writeRecord.mts';
import { judge } from './judge/judge.mts';
import { readAssumptions } from './judge/readAssumptions.mts';
import { messageOf } from './messageOf.mts';
import { Person } from './Person.mts';
import { readConnection } from './readConnection.mts';
import { type Options, readOptions, USAGE } from './readOptions.mts';
import { HOLDS, saveReport, showFinding, summarize, tryPath } from './saveReport.mts';

const NOTHING_REFUTED = 0;
const SOMETHING_REFUTED = 1;
const COULD_NOT_CHECK = 2;

const packageSchema = z.object({
	name: z.string(),
	version: z.string(),
	bugs: z.object({ url: z.string() }),
});

/** This package: its name, its version, and where reports are welcome. */
const about = packageSchema.parse(createRequire(import.meta.url)('../../package.json'));

/** Where the command runs, and who is there. */
export interface Surroundings {
	readonly commandLine: readonly string[];
	readonly environment: NodeJS.ProcessEnv;
	/** From which the path of the report is meant. */
	readonly folder: string;
	readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
	readonly output: NodeJS.WritableStream;
	readonly errors: NodeJS.WritableStream;
}

/**
 * Checks the assumptions against the Tracy that the surroundings name.
 *
 * @returns the exit code: 0 when nothing is refuted, 1 when something is, 2 when Tracy can't be asked
 */
export async function liveCheck(surroundings: Surroundings): Promise<number> {
	const { commandLine, input, output, errors } = surroundings;
	const person = new Person(input, output);
	try {
		return await new Check(surroundings, person, readOptions(commandLine)).run();
	} catch (error) {
		errors.write(`${messageOf(error)}\n`);
		return COULD_NOT_CHECK;
	} finally {
		person.leave();
	}
}

/** One run of the command. */
class Check {
	constructor(
		private readonly surroundings: Surroundings,
		private readonly person: Person,
		private readonly options: Options,
	) {}

	async run(): Promise<number> {
		if (this.options.help) {
			this.surroundings.output.write(USAGE);
			return NOTHING_REFUTED;
		}
		// Before anything is created, which another run would create again.
		await tryPath(this.path);
		const connection = await readConnection(this.surroundings.environment, this.person);
		if (typeof connection === 'string') throw new Error(connection);

		this.say('Asking Tracy …\n');
		const { timeout } = this.options;
		const client = new TracyClient(connection, timeout);
		const alteredKey = alterKey(connection.apiKey);
		const stranger = new TracyClient({ ...connection, apiKey: alteredKey }, timeout);
		const knocked = await knock(client, stranger);
		if (typeof knocked === 'string') throw new Error(maskSecret(knocked, connection.apiKey));

		const seen = await look(client, knocked, this.options, (id, dataset) =>
			this.write(client, connection, id, dataset),
		);
		return this.report(seen, connection);
	}

	/** Creates the one record, if the person still wants that. */
	private async write(
		client: TracyClient,
		{ apiKey }: Connection,
		id: number,
		dataset: SeenDataset | null,
	): Promise<Written | null> {
		const mark = `${about.name} live check ${randomBytes(4).toString('hex')}`;
		const draft = draftRecord(id, dataset, mark);
		if (!(await this.isWanted(draft))) {
			this.say('Nothing was created.\n');
			return null;
		}
		this.say(`Creating it … Should nothing more be said of it, look in ${describePlace(draft)}.`);
		const written = await writeRecord(client, draft);
		this.say(`${describeWritten(written, apiKey)}\n`);
		return written;
	}

	/** Whether the person wants this record to be created. */
	private async isWanted({ dataset, values }: Draft): Promise<boolean> {
		if (this.options.yes) return true;
		const content =
			values.length === 0
				? 'without any value'
				: `with made-up values for ${values.length} properties`;
		const answer = await this.person.ask(
			`This creates ONE record in dataset ${dataset}, ${content}. It stays there until you remove it.\nCreate it? [y/N] `,
		);
		return /^y(?:es)?$/i.test(answer ?? '');
	}

	private async report(seen: Seen, { apiKey }: Connection): Promise<number> {
		const findings = judge(await readAssumptions(), seen, apiKey);
		for (const finding of findings) this.say(showFinding(finding));
		this.say(summarize(findings));

		await saveReport(
			{
				package: about.name,
				version: about.version,
				checkedAt: new Date().toISOString(),
				node: process.version,
				isRecordSent: seen.written !== null,
				isRecordIdKnown: Boolean(seen.written?.record),
				findings,
			},
			this.path,
		);
		this.say(
			`\nThe report is in ${this.path}.md and ${this.path}.json. ${HOLDS}\nPlease add it to an issue, whatever it says: ${about.bugs.url}`,
		);
		return findings.some(({ verdict }) => verdict === 'refuted')
			? SOMETHING_REFUTED
			: NOTHING_REFUTED;
	}

	/** Of the report, without `.md` and `.json`. */
	private get path(): string {
		return resolve(this.surroundings.folder, this.options.report);
	}

	private say(text: string): void {
		this.surroundings.output.write(`${text}\n`);
	}
}

import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { z } from 'zod/v4';
import { maskSecret } from '../../nodes/Tracy/transport/reasonOf.ts';
import { type Draft, draftRecord } from './ask/draftRecord.mts';
import { alterKey, knock } from './ask/knock.mts';
import { look, type Seen } from './ask/look.mts';
import type { SeenDataset } from './ask/SeenDataset.mts';
import { type Connection, TracyClient } from './ask/TracyClient.mts';
import { describeWritten, writeRecord, type Written } from './ask/writeRecord.mts';
import { judge } from './judge/judge.mts';
import { readAssumptions } from './judge/readAssumptions.mts';
import { Person } from './Person.mts';
import { readConnection } from './readConnection.mts';
import { type Options, readOptions, USAGE } from './readOptions.mts';
import { saveReport, showFinding, summarize } from './saveReport.mts';

const packageSchema = z.object({
	name: z.string(),
	version: z.string(),
	bugs: z.object({ url: z.string() }),
});

/** This package: its name, its version, and where reports are welcome. */
const about = packageSchema.parse(createRequire(import.meta.url)('../../package.json'));

/** Whether the person wants this record to be created. */
async function agreeToWrite(draft: Draft, { yes }: Options, person: Person): Promise<boolean> {
	if (yes) return true;
	const { dataset, values } = draft;
	const content =
		values.length === 0
			? 'without any value'
			: `with made-up values for ${values.length} properties`;
	const answer = await person.ask(
		`This creates ONE record in dataset ${dataset}, ${content}. It stays there until you remove it.\nCreate it? [y/N] `,
	);
	return /^y(?:es)?$/i.test(answer ?? '');
}

// npm run live-check: the assumptions of docs/assumptions.md against a real Tracy.

const NOTHING_REFUTED = 0;
const SOMETHING_REFUTED = 1;
const COULD_NOT_CHECK = 2;

const person = new Person(process.stdin, process.stdout);
try {
	process.exitCode = await check(readOptions(process.argv.slice(2)));
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = COULD_NOT_CHECK;
} finally {
	person.leave();
}

async function check(options: Options): Promise<number> {
	if (options.help) {
		process.stdout.write(USAGE);
		return NOTHING_REFUTED;
	}
	const connection = await readConnection(process.env, person);
	if (typeof connection === 'string') return giveUp(connection);

	console.log('Asking Tracy …\n');
	const client = new TracyClient(connection, options.timeout);
	const alteredKey = alterKey(connection.apiKey);
	const stranger = new TracyClient({ ...connection, apiKey: alteredKey }, options.timeout);
	const knocked = await knock(client, stranger);
	if (typeof knocked === 'string') return giveUp(maskSecret(knocked, connection.apiKey));

	const seen = await look(client, knocked, options, (id, dataset) =>
		write(client, connection, options, id, dataset),
	);
	return report(seen, connection, options);
}

function giveUp(sentence: string): number {
	console.error(sentence);
	return COULD_NOT_CHECK;
}

/** Creates the one record, if the person still wants that. */
async function write(
	client: TracyClient,
	{ apiKey }: Connection,
	options: Options,
	id: number,
	dataset: SeenDataset | null,
): Promise<Written | null> {
	const mark = `${about.name} live check ${randomBytes(4).toString('hex')}`;
	const draft = draftRecord(id, dataset, mark);
	if (!(await agreeToWrite(draft, options, person))) {
		console.log('Nothing was created.\n');
		return null;
	}
	const written = await writeRecord(client, draft);
	console.log(`${describeWritten(written, mark, apiKey)}\n`);
	return written;
}

async function report(seen: Seen, { apiKey }: Connection, options: Options): Promise<number> {
	const findings = judge(await readAssumptions(), seen, apiKey);
	for (const finding of findings) console.log(showFinding(finding));
	console.log(summarize(findings));

	const path = resolve(options.report);
	await saveReport(
		{
			package: about.name,
			version: about.version,
			checkedAt: new Date().toISOString(),
			node: process.version,
			isRecordSent: seen.written !== null,
			createdRecord: seen.written?.id ?? null,
			findings,
		},
		path,
	);
	console.log(`\nThe report is in ${path}.md and ${path}.json, without the key, the address and anything that
your workspace contains. Please add it to an issue, whatever it says: ${about.bugs.url}`);
	return findings.some(({ verdict }) => verdict === 'refuted')
		? SOMETHING_REFUTED
		: NOTHING_REFUTED;
}

import { existsSync } from 'node:fs';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import type { Verdict } from './judge/evidence/Verdict.mts';
import type { Finding } from './judge/judge.mts';
import { messageOf } from './messageOf.mts';

/** What is saved: statuses, shapes, counts and the IDs of property types, and no more. */
interface Report {
	readonly package: string;
	readonly version: string;
	/** ISO 8601, UTC. */
	readonly checkedAt: string;
	readonly node: string;
	/** Whether a record was sent to be created. */
	readonly isRecordSent: boolean;
	/** Whether an ID of it came back. */
	readonly isRecordIdKnown: boolean;
	readonly findings: readonly Finding[];
}

const SIGNS: Readonly<Record<Verdict['verdict'], string>> = {
	confirmed: '✔',
	refuted: '✘',
	'not testable with this key': '·',
};

/** What a report tells of a workspace. */
export const HOLDS =
	'It holds no key and no address, and of the workspace only counts and the IDs of property types.';

/**
 * Makes sure that a report can be saved, and leaves everything as it was.
 *
 * @param path without `.md` and `.json`
 * @throws Error with a sentence when it can't be written
 */
export async function tryPath(path: string): Promise<void> {
	for (const file of [`${path}.md`, `${path}.json`]) {
		const isThere = existsSync(file);
		try {
			await appendFile(file, '');
			if (!isThere) await rm(file);
		} catch (error) {
			throw new Error(
				`No report can be saved: ${messageOf(error)}. Choose another --report FILE.`,
				{
					cause: error,
				},
			);
		}
	}
}

/**
 * Saves the report for people and for programs, in place of an earlier one.
 *
 * @param path without `.md` and `.json`
 * @throws Error with a sentence when it can't be written
 */
export async function saveReport(report: Report, path: string): Promise<void> {
	try {
		await writeFile(`${path}.md`, toMarkdown(report));
		await writeFile(`${path}.json`, `${JSON.stringify(report, null, 2)}\n`);
	} catch (error) {
		throw new Error(`The report could not be saved: ${messageOf(error)}. All of it stands above.`, {
			cause: error,
		});
	}
}

/** How many assumptions came out how, in a sentence. */
export function summarize(findings: readonly Finding[]): string {
	const counts = Object.entries(countVerdicts(findings));
	const parts = counts.map(([verdict, count]) => `${count} ${verdict}`);
	return `Of ${findings.length} assumptions: ${parts.join(', ')}.`;
}

/** A finding as the terminal shows it. */
export function showFinding({ number, text, verdict, evidence }: Finding): string {
	return `${SIGNS[verdict]} ${number} ${verdict}: ${text}\n  ${evidence}\n`;
}

/** How often each verdict was found. */
function countVerdicts(findings: readonly Finding[]): Record<Verdict['verdict'], number> {
	const count = (wanted: Verdict['verdict']) =>
		findings.filter(({ verdict }) => verdict === wanted).length;
	return {
		confirmed: count('confirmed'),
		refuted: count('refuted'),
		'not testable with this key': count('not testable with this key'),
	};
}

/** The report as people read it. */
function toMarkdown(report: Report): string {
	const { package: name, version, checkedAt, node, findings } = report;
	const rows = findings.map(({ number, text, verdict, evidence }) =>
		toRow([number, text, verdict === 'confirmed' ? verdict : `**${verdict}**`, evidence]),
	);
	return `# ${name} ${version}, checked against a real Tracy

${checkedAt}, Node.js ${node}. ${summarize(findings)} ${describeWriting(report)}

${HOLDS}

| | We assume | | What was seen |
|---|---|---|---|
${rows.join('\n')}
`;
}

function describeWriting({ isRecordSent, isRecordIdKnown }: Report): string {
	if (!isRecordSent) return 'Nothing was written.';
	return `A record was sent to be created; ${isRecordIdKnown ? 'its' : 'no'} ID came back.`;
}

function toRow(cells: string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

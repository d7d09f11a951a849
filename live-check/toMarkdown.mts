import type { Report } from './Report.mts';
import { summarize } from './summarize.mts';

/** The report as people read it. */
export function toMarkdown(report: Report): string {
	const { package: name, version, checkedAt, node, findings } = report;
	const rows = findings.map(({ number, text, verdict, evidence }) =>
		toRow([number, text, verdict === 'confirmed' ? verdict : `**${verdict}**`, evidence]),
	);
	return `# ${name} ${version}, checked against a real Tracy

${checkedAt}, Node.js ${node}. ${summarize(findings)} ${describeWriting(report)}

This holds no key, no address and nothing of what the workspace contains.

| | We assume | | What was seen |
|---|---|---|---|
${rows.join('\n')}
`;
}

function describeWriting({ isRecordSent, createdRecord }: Report): string {
	if (!isRecordSent) return 'Nothing was written.';
	return createdRecord === null
		? 'A record was sent to be created; no ID came back.'
		: `Record ${createdRecord} was created.`;
}

function toRow(cells: string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   a test harness that reads the documentation and evaluates what stands in it; it is never packed */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { DateTime } from 'luxon';
import { encodeJson } from '../../../nodes/Tracy/contract/json/encodeJson';
import type { PropertyAnswer } from '../../../nodes/Tracy/contract/readDataset';
import { valueColumns } from '../../../nodes/Tracy/contract/Wire';
import { Definition } from '../../../nodes/Tracy/mapping/dataset/Definition';
import { toBody } from '../../../nodes/Tracy/mapping/toBody';

/** A line of a table in `docs/values.md`. */
interface ValueLine {
	/** The heading of its table. */
	kind: string;
	/** The value, as JavaScript writes it. */
	given: string;
	/** What is sent, as code, or what is said. */
	result: string;
}

/** The tables in `docs/values.md`, line by line. */
export function valueTable(): ValueLine[] {
	const text = readFileSync(join(__dirname, '../../../docs/values.md'), 'utf8');
	const lines: ValueLine[] = [];
	let kind = '';
	for (const line of text.split('\n')) {
		kind = /^## (.*)$/.exec(line)?.[1] ?? kind;
		const [, given, result] = /^\| `` (.*?) `` +\| (.*?) +\|$/.exec(line) ?? [];
		if (given !== undefined && result !== undefined) lines.push({ kind, given, result });
	}
	return lines;
}

/** The timezone in which the tables are read. */
const timezone = 'Europe/Kyiv';

/** A property of each kind that has a table. */
const properties: PropertyAnswer[] = [
	...['Text', 'Integer', 'Decimal', 'Date & Time', 'User', 'Record', 'Unknown type'].map(
		(name, index): PropertyAnswer => ({
			...{ id: index + 1, name, typeId: name, isAutomatic: false },
			...{ isPlural: false, isRequired: false, options: null },
		}),
	),
	{
		...{ id: 8, name: 'Option', typeId: 'Option', isAutomatic: false, isPlural: true },
		isRequired: false,
		options: [
			{ id: 81, name: 'urgent' },
			{ id: 82, name: 'later' },
			{ id: 83, name: 'Kyiv, Ukraine' },
			{ id: 84, name: '2024' },
		],
	},
];

const definition = new Definition({
	...{ id: 2, name: 'Samples', isDisabled: false, states: null },
	properties,
});

/** What JavaScript makes of an expression, in a realm of its own as in n8n. */
export function evaluated(expression: string, variables: object = {}): unknown {
	return runInNewContext(`(${expression})`, { DateTime, ...variables });
}

/** What becomes of a value that is given by column, in the words of the tables. */
export function resultOf(kind: string, value: unknown): string {
	if (kind === 'IDs') return said(toBody(draftOf({}, value), definition), "'Dataset' ");
	const property = properties.find(({ name }) => name === kind);
	const mapped = toBody(draftOf({ [kind]: value }, 2), definition);
	if (!mapped.ok) return said(mapped, ` of property "${kind}" (${property?.id}) `);
	const values = (mapped.value.body.datums ?? []).map((datum) => {
		const column = valueColumns.find((name) => datum[name] !== undefined) ?? 'stringValue';
		return encodeJson(datum[column]);
	});
	return values.length === 0 ? 'nothing' : values.map((text) => `\`\` ${text} \`\``).join(', ');
}

function draftOf(values: object, dataset: unknown) {
	const content = {
		...{ specify: 'columns' as const, mappingMode: 'defineBelow' },
		...{ values, input: {}, unmatchedFields: 'ignore' },
	};
	return { dataset, state: '', timezone, isOwnTimezone: true, content };
}

/** The end of the sentence about a value, and what to do. */
function said(mapped: ReturnType<typeof toBody>, before: string): string {
	if (mapped.ok) return `\`\` ${encodeJson(mapped.value.body.dataset)} \`\``;
	const { reason, next } = mapped.mistake;
	const about = reason.slice(reason.indexOf(before) + before.length);
	return `${about} ${next}`.replaceAll('|', '\\|');
}

import type { INodeParameters } from 'n8n-workflow';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { tracyNode } from '../nodes/tracyNode.mts';
import { makeRows, recordBody } from '../rows/makeRows.mts';

// Times what the installed package does with each row before it is sent: reading the parameters,
// mapping twenty values, encoding the body. Prints the microseconds a row.

const rows = 2_000;
const rounds = 30;
const credential = { id: '', name: '', type: 'tracyApi', data: {} };

/** As much of the package as is timed; its own types belong to another compilation. */
interface Package {
	draftReader: (context: object, items: object[]) => (index: number) => { value: object };
	toBody: (draft: object) => { value: { body: object } };
	encodeJson: (body: object) => string;
}

/** What n8n gives a node, as far as reading parameters needs it. */
function makeContext(parameters: INodeParameters): object {
	return {
		getNodeParameter: (name: string, _index: number, fallback: unknown) =>
			name.split('.').reduce<unknown>(memberOf, parameters) ?? fallback,
		getTimezone: () => 'UTC',
		evaluateExpression: () => {
			throw new Error('A plain field should not need n8n’s expression engine.');
		},
	};
}

function memberOf(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null
		? Object.entries(value).find(([name]) => name === key)?.[1]
		: undefined;
}

function load(packageFolder: string): Package {
	const require = createRequire(import.meta.url);
	const part = (path: string) =>
		require(join(packageFolder, 'dist', 'nodes', 'Tracy', path)) as Package;
	const { draftReader } = part('actions/record/fields/draftFields.js');
	const { toBody } = part('mapping/toBody.js');
	const { encodeJson } = part('contract/json/encodeJson.js');
	return { draftReader, toBody, encodeJson };
}

const [, , packageFolder = ''] = process.argv;
const { draftReader, toBody, encodeJson } = load(packageFolder);
const table = makeRows(rows);
const items = table.map((json) => ({ json }));
const context = makeContext(tracyNode(credential, 10).parameters as INodeParameters);

const microseconds = Array.from({ length: rounds }, () => {
	const began = performance.now();
	const reader = draftReader(context, items);
	const texts = items.map((_, index) => encodeJson(toBody(reader(index).value).value.body));
	const elapsed = performance.now() - began;
	const wrong = table.findIndex((row, index) => texts[index] !== JSON.stringify(recordBody(row)));
	if (wrong !== -1) throw new Error(`Row ${wrong} became ${texts[wrong] ?? 'nothing'}.`);
	return (elapsed * 1_000) / rows;
});
const sorted = [...microseconds].sort((one, other) => one - other);
console.log(
	JSON.stringify({ first: microseconds[0], median: sorted[rounds / 2], best: sorted[0] }),
);

import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { draftReader } from '../../../nodes/Tracy/actions/record/fields/draftFields.ts';
import { encodeJson } from '../../../nodes/Tracy/contract/json/encodeJson.ts';
import { toBody } from '../../../nodes/Tracy/mapping/toBody.ts';
import { tracyNode } from '../nodes/tracyNode.mts';
import { makeRows, recordBody } from '../rows/makeRows.mts';

// Times what the node does with each row before it is sent: reading the parameters,
// mapping twenty values, encoding the body. Prints the microseconds a row.

const rows = 2_000;
const rounds = 30;
const credential = { id: '', name: '', type: 'tracyApi', data: {} };

/** What n8n gives a node, as far as reading parameters needs it. */
function makeContext(parameters: INodeParameters): IExecuteFunctions {
	const context: object = {
		getNodeParameter: (name: string, _index: number, fallback: unknown) =>
			name.split('.').reduce<unknown>(memberOf, parameters) ?? fallback,
		getTimezone: () => 'UTC',
		evaluateExpression: () => {
			throw new Error('A plain field should not need n8n’s expression engine.');
		},
	};
	return context as IExecuteFunctions;
}

function memberOf(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null
		? Object.entries(value).find(([name]) => name === key)?.[1]
		: undefined;
}

function bodyOf(draft: ReturnType<ReturnType<typeof draftReader>>): string | undefined {
	const mapped = draft.ok ? toBody(draft.value) : draft;
	return mapped.ok ? encodeJson(mapped.value.body) : undefined;
}

const table = makeRows(rows);
const items = table.map((json) => ({ json }));
const context = makeContext(tracyNode(credential, 10).parameters as INodeParameters);

const microseconds = Array.from({ length: rounds }, () => {
	const began = performance.now();
	const reader = draftReader(context, items);
	const texts = items.map((_, index) => bodyOf(reader(index)));
	const elapsed = performance.now() - began;
	const wrong = table.findIndex((row, index) => texts[index] !== JSON.stringify(recordBody(row)));
	if (wrong !== -1) throw new Error(`Row ${wrong} became ${texts[wrong] ?? 'nothing'}.`);
	return (elapsed * 1_000) / rows;
});
const sorted = [...microseconds].sort((one, other) => one - other);
console.log(
	JSON.stringify({ first: microseconds[0], median: sorted[rounds / 2], best: sorted[0] }),
);

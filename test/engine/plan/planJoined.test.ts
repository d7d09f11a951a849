import { draftReader } from '../../../nodes/Tracy/actions/record/fields/draftFields';
import { duplicateReader } from '../../../nodes/Tracy/actions/record/duplicate.operation';
import { queryReader } from '../../../nodes/Tracy/actions/record/get.operation';
import { byId } from '../harness/parameters';
import { changingCode } from './scenes/changingCode';
import { computations } from './scenes/computations';
import { hostileCode } from './scenes/hostileCode';
import type { Scene } from './scenes/Scene';
import { useReadings } from './readings/useReadings';
import type { INodeParameters } from 'n8n-workflow';

const { byN8n, byPlan, oneAfterTheOther, inNode } = useReadings();

const rows: Scene['rows'] = () => [
	{ a: 'a,b', b: 2, price: '1.5 €', name: ' x ', tags: [{ name: 'x' }, { name: 'y' }] },
	{ a: { b: { c: 1 }, 'b c': 2 }, b: null, price: 3, tags: ['b', 'a', 'c'] },
	{ 'Effect Amount of damage': 'B' },
];

/** All this code in the columns of one node. */
function inColumns(codes: string[]): INodeParameters {
	const columns = codes.map((code, index): [string, string] => [
		`${101 + index}`,
		`={{ ${code} }}`,
	]);
	return {
		dataset: byId('2'),
		specifyDatums: 'columns',
		columns: { mappingMode: 'defineBelow', value: Object.fromEntries(columns) },
	};
}

/** How often n8n is asked for something while all rows are read. */
async function callsOf(
	parameters: INodeParameters,
	readerOf: typeof draftReader | typeof duplicateReader | typeof queryReader = draftReader,
	rowsOf: Scene['rows'] = rows,
) {
	let seen = { evaluations: -1, messages: [''] };
	await inNode({ parameters, rows: rowsOf }, (context) => {
		const evaluate = jest.spyOn(context, 'evaluateExpression');
		const items = context.getInputData();
		const read = readerOf(context, items);
		const messages = items.flatMap((_, itemIndex) => {
			const drafted = read(itemIndex);
			return drafted.ok ? [] : [`${itemIndex}: ${drafted.mistake.reason}`];
		});
		seen = { evaluations: evaluate.mock.calls.length, messages };
	});
	return seen;
}

test('All that people compute yields together what each yields alone', async () => {
	const scene = { parameters: inColumns(computations), rows };
	expect(await byPlan(scene)).toEqual(await byN8n(scene));
});

test.each(hostileCode)(
	'%j yields what it yields alone, and so does what is beside it',
	async (code) => {
		const codes = [
			'$json.a + 1 + $json.missing',
			'$json.tags.first()',
			code,
			'$json.a?.b',
			'-$json.b',
		];
		const scene = { parameters: inColumns(codes), rows };
		expect(await byPlan(scene)).toEqual(await byN8n(scene));
	},
);

test.each(changingCode)(
	'What reads the item after %j sees what it has done to it',
	async (code) => {
		const codes = [
			'$json.a + 1',
			'$json.tags.length + 1',
			code,
			'$json.a + 1',
			'$json.tags.length + 1',
		];
		const { byN8n: expected, byPlan: actual } = await oneAfterTheOther({
			parameters: {
				...inColumns([...codes, '$json.price', '$json.price * 1']),
				dataset: '={{ $json.a + 2 }}',
			},
			rows,
		});
		expect(actual).toEqual(expected);
	},
);

const computed: INodeParameters = {
	dataset: byId('={{ $json.b || 5 }}'),
	state: byId('={{ $json.b ? 11 : 12 }}'),
	record: byId('={{ Number($json.b) + 7 }}'),
	datums: {
		datum: [
			{
				property: byId('={{ 10 + 3 * $json.b }}'),
				valueType: '={{ "string" + "Value" + $json.c }}',
			},
			{ property: byId('13'), value: '={{ ({ x: 1 })[$json.name] }}' },
		],
	},
	columns: {
		mappingMode: 'defineBelow',
		value: { 101: '={{ $json.a + 1 }}', 102: '={{ -$json.b }}' },
	},
	body: '={{ JSON.stringify([$json.a]) }}',
	additionalFields: {
		...{
			archived: '={{ $now.minus({ days: 1 }) }}',
			removed: '={{ $now }}',
			events: '={{ [$json.b] }}',
		},
		metadatums: {
			metadatum: [
				{ representation: byId('={{ 4 + $json.b }}'), decimalValue: '={{ $json.b / 3 }}' },
			],
		},
		transitions: {
			transition: [{ oldState: byId('={{ 5 - $json.b }}'), timestamp: '={{ $today }}' }],
		},
	},
	options: {
		timezone: '={{ "Europe/" + "Kyiv" + ($json.c ?? "") }}',
		importKey: '={{ "row " + $json.a }}',
	},
};

test.each([
	['fields', { specifyDatums: 'fields' }, draftReader],
	['columns', { specifyDatums: 'columns' }, draftReader],
	['json', { specifyDatums: 'json' }, draftReader],
	['a record to duplicate', { operation: 'duplicate' }, duplicateReader],
	['a record to get', { operation: 'get' }, queryReader],
])('All that is computed costs one call a row: %s', async (_, chosen, readerOf) => {
	const parameters = { ...computed, ...chosen };
	expect(await callsOf(parameters, readerOf)).toEqual({ evaluations: 3, messages: [] });
});

test('What fails is evaluated once more, alone, and with its own message', async () => {
	// Two rows have no name; n8n swallows that it can't be trimmed.
	const codes = ['$json.name.trim()', '$json.b + 1'];
	expect(await callsOf(inColumns(codes))).toEqual({ evaluations: 3 + 2, messages: [] });

	const { evaluations, messages } = await callsOf(inColumns([...codes, '$("gone").item.json.a']));
	const reason = expect.stringMatching(
		/^\d: An expression can't be evaluated .*node doesn't exist/,
	);
	expect(messages).toEqual([reason, reason, reason]);
	expect(evaluations).toBe(3 + 2 + 3);
});

test('What is the same for all items is evaluated once', async () => {
	const codes = ['$workflow.name', '$vars.a ?? 5', '$execution.mode === "test" ? 1 : 2', '"text"'];
	const parameters = {
		...inColumns(codes),
		dataset: '=17',
		state: '={{ $runIndex }} {{ $workflow.id }}',
	};
	expect(await callsOf(parameters)).toEqual({ evaluations: 6, messages: [] });
	expect(await byPlan({ parameters, rows })).toEqual(await byN8n({ parameters, rows }));
});

test.each(['$now', '$itemIndex', '$json', 'Math.random()', 'new Date()', '$input.item.json.b'])(
	'%s is not the same for all items',
	async (code) => {
		expect(await callsOf(inColumns([code]))).toEqual({ evaluations: 3, messages: [] });
	},
);

test.each([
	'=a {{ $json.b + 1 }}',
	'={{ $json.b + 1 }} ',
	'={{ $json.b + 1 }}}}',
	'={{ $json.b + 1 }}{{ 2 }}',
])('%j is evaluated alone, and does not keep others from being joined', async (text) => {
	const parameters = { ...inColumns(['$json.a + 1', '-$json.b']), dataset: text };
	expect(await callsOf(parameters)).toEqual({ evaluations: 3 + 3, messages: [] });
	expect(await byPlan({ parameters, rows })).toEqual(await byN8n({ parameters, rows }));
});

test('Code that can never be joined stops all joining soon', async () => {
	// Only a whole parser of JavaScript would know that this is none.
	const codes = ['$json.a + 1', '-$json.b ** 2'];
	const many = () => Array.from({ length: 50 }, () => ({ a: 1, b: 2 }));
	const { evaluations } = await callsOf(inColumns(codes), draftReader, many);
	expect(evaluations).toBeLessThanOrEqual(50 * 2 + 3);
});

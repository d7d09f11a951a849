import type { INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';
import { draftReader } from '../../../nodes/Tracy/actions/record/fields/draftFields';
import { duplicateReader } from '../../../nodes/Tracy/actions/record/duplicate.operation';
import { queryReader } from '../../../nodes/Tracy/actions/record/get.operation';
import type { Scene } from './scenes/Scene';
import { useReadings } from './readings/useReadings';

const { inNode } = useReadings();

const field = '={{ $json.a }}';
const byId: INodeParameterResourceLocator = { __rl: true, mode: 'id', value: field };
const parameters: INodeParameters = {
	dataset: byId,
	state: byId,
	record: byId,
	datums: { datum: [{ property: byId, valueType: field, value: field }] },
	columns: { mappingMode: 'defineBelow', value: { 101: field, 102: '={{ $json["a b"] }}' } },
	unmatchedFields: field,
	body: field,
	additionalFields: {
		...{ archived: field, removed: field, events: field },
		metadatums: { metadatum: [{ representation: byId, recordValue: byId, decimalValue: field }] },
		transitions: { transition: [{ oldState: byId, timestamp: field }] },
	},
	options: { timezone: field, importKey: field },
};

test.each([
	['fields', { operation: 'create', specifyDatums: 'fields' }, draftReader],
	['columns', { operation: 'create', specifyDatums: 'columns' }, draftReader],
	['json', { operation: 'create', specifyDatums: 'json' }, draftReader],
	['a record to duplicate', { operation: 'duplicate' }, duplicateReader],
	['a record to get', { operation: 'get' }, queryReader],
])(
	'Plain fields cost n8n nothing, however many items there are: %s',
	async (_, chosen, readerOf) => {
		const calls = async (count: number) => {
			const rows: Scene['rows'] = () =>
				Array.from({ length: count }, () => ({ a: '1', 'a b': '2' }));
			let seen = { evaluations: -1, readings: -1 };
			await inNode({ parameters: { ...parameters, ...chosen }, rows }, (context) => {
				const evaluate = jest.spyOn(context, 'evaluateExpression');
				const read = jest.spyOn(context, 'getNodeParameter');
				const items = context.getInputData();
				const reader = readerOf(context, items);
				items.forEach((__, itemIndex) => expect(reader(itemIndex).ok).toBe(true));
				seen = { evaluations: evaluate.mock.calls.length, readings: read.mock.calls.length };
			});
			return seen;
		};
		const ofTwo = await calls(2);
		expect(ofTwo.evaluations).toBe(0);
		expect(ofTwo.readings).toBeGreaterThan(0);
		expect(await calls(200)).toEqual(ofTwo);
	},
);

import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type ISourceData,
	type IWorkflowDataProxyData,
} from 'n8n-workflow';
import { failureModeOf, toItems } from '../../../nodes/Tracy/host/toItems';
import { failed, type Outcome } from '../../../nodes/Tracy/outcome/Outcome';
import { contextWith, nodeWith, standIn } from './contextWith';

type OnError = INode['onError'];

interface Scene {
	onError?: OnError;
	node?: Partial<INode>;
	isToolExecution?: boolean;
	/** What came in. */
	rows?: IDataObject[];
	/** What the node before has put out, output by output: of an item that is not there n8n throws. */
	outputs?: IDataObject[][];
	/** Of which output n8n has noted that the rows came from it; undefined where it noted no source. */
	noted?: number | 'nothing' | 'undefined';
}

const SOURCE = 'Rows';

/** A node in n8n, as far as it makes items of outcomes. */
function contextOf({ onError, node, isToolExecution = false, rows = [], ...before }: Scene) {
	const { outputs = [rows], noted = 0 } = before;
	const $getPairedItem: IWorkflowDataProxyData['$getPairedItem'] = (name, source, candidate) => {
		const { sourceOverwrite = source, item } = candidate;
		const json = outputs[sourceOverwrite?.previousNodeOutput ?? 0]?.[item];
		if (name !== SOURCE || sourceOverwrite?.previousNode !== SOURCE || !json) {
			throw new TypeError('There is no such item.');
		}
		return json.isLost === true ? null : { json };
	};
	return contextWith({
		getNode: () => nodeWith({ onError, ...node }),
		continueOnFail: () => onError !== undefined && onError !== 'stopWorkflow',
		isToolExecution: () => isToolExecution,
		getInputData: () => rows.map((json) => ({ json })),
		getInputSourceData: sourceReader(noted),
		getWorkflowDataProxy: () => standIn<IWorkflowDataProxyData>({ $getPairedItem }),
	});
}

function sourceReader(noted: NonNullable<Scene['noted']>): IExecuteFunctions['getInputSourceData'] {
	if (noted === 'undefined') return jest.fn();
	return (): ISourceData => {
		if (noted === 'nothing') throw new TypeError('There is no source.');
		return { previousNode: SOURCE, previousNodeOutput: noted };
	};
}

const tool = 'n8n-nodes-tracy.tracyTool';

describe('A failed item', () => {
	it.each<[string, string, Scene]>([
		['ends the run', 'stop', {}],
		['ends the run', 'stop', { onError: 'stopWorkflow' }],
		['goes on with the others', 'continue', { onError: 'continueRegularOutput' }],
		['leaves by an output of its own', 'error output', { onError: 'continueErrorOutput' }],
		[
			'of an agent leaves where the agent looks',
			'continue',
			{ onError: 'continueErrorOutput', node: { type: tool } },
		],
		[
			'of an agent that learns of no error leaves where it looks',
			'continue',
			{ node: { type: tool }, isToolExecution: true },
		],
		[
			'of an agent to which no item would come ends the run',
			'stop',
			{ onError: 'continueErrorOutput', node: { type: tool, rewireOutputLogTo: 'ai_tool' } },
		],
	])('%s: %s', (_what, mode, scene) => {
		expect(failureModeOf(contextOf(scene))).toBe(mode);
	});
});

const rejected = {
	...failed('rejected', { reason: 'It is wrong.', next: 'Mend it.', instead: 'Pass 5.' }),
	status: 422,
	property: '13',
};
const details = {
	...{ outcome: 'rejected', itemIndex: 0, status: 422, property: '13' },
	...{ reason: 'It is wrong.', next: 'Mend it.' },
};
const failure = { error: 'It is wrong.', details };

describe('The items of a run', () => {
	const unread = { values: {}, dataset: null, state: null, datasetId: null, stateId: null };
	const outcomes: Array<Outcome<IDataObject>> = [
		{ outcome: 'found', answer: { id: 1 } },
		{ outcome: 'created', answer: { id: 2 } },
		{ outcome: 'created', answer: null },
		{ outcome: 'skipped', because: 'given twice' },
	];

	it('are the records, one for each row and paired with it', () => {
		expect(toItems(contextOf({}), outcomes)).toEqual([
			{ json: { id: 1 }, pairedItem: { item: 0 } },
			{ json: { id: 2 }, pairedItem: { item: 1 } },
			{ json: { id: null, outcome: 'created', ...unread }, pairedItem: { item: 2 } },
			{ json: { id: null, outcome: 'skipped', ...unread }, pairedItem: { item: 3 } },
		]);
	});

	it('say each what became of it where failed ones are among them', () => {
		const items = toItems(contextOf({ onError: 'continueRegularOutput' }), outcomes);
		expect(items.map(({ json }) => json.outcome)).toEqual([
			...['found', 'created', 'created', 'skipped'],
		]);
	});
});

/** The item of a failed row, where the run goes on through the output that all leave by. */
function failedItem(row: IDataObject, scene: Scene = {}) {
	const context = contextOf({ onError: 'continueRegularOutput', rows: [row], ...scene });
	return toItems(context, [rejected])[0];
}

describe('A failed row in plain Continue', () => {
	it('keeps its fields, and says what is wrong with it', () => {
		const json = { title: 'a', outcome: 'rejected', ...failure };
		expect(failedItem({ title: 'a' })).toEqual({ json, pairedItem: { item: 0 } });
		expect(failedItem({}, { rows: [] })?.json).toEqual({ outcome: 'rejected', ...failure });
	});

	it('has those of its fields in its details that would be lost', () => {
		const row = { error: 1, details: 2, outcome: 3, title: 'a' };
		expect(failedItem(row)?.json).toEqual({
			...{ title: 'a', outcome: 'rejected', error: 'It is wrong.' },
			details: { ...details, row: { error: 1, details: 2, outcome: 3 } },
		});
	});

	it('has its $error there where n8n would take it for a failure of its own', () => {
		expect(failedItem({ $error: 1, $json: 2 })?.json).toEqual({
			...{ $error: undefined, $json: 2, outcome: 'rejected', error: 'It is wrong.' },
			details: { ...details, row: { $error: 1 } },
		});
		expect(failedItem({ $error: 1 })?.json).toEqual({ $error: 1, outcome: 'rejected', ...failure });
		expect(failedItem({ $json: 1 })?.json).toStrictEqual({
			$json: 1,
			outcome: 'rejected',
			...failure,
		});
	});

	it('tells an agent what to pass in one with what is wrong', () => {
		expect(failedItem({}, { node: { type: tool } })?.json).toEqual({
			...{ outcome: 'rejected', error: 'It is wrong. Pass 5.' },
			details: { ...details, next: 'Pass 5.' },
		});
	});
});

describe('A failed row at the error output', () => {
	const atErrorOutput = (scene: Scene) =>
		toItems(
			contextOf({ onError: 'continueErrorOutput', ...scene }),
			(scene.rows ?? []).map(() => rejected),
		);
	const row = { title: 'a' };
	const source = { previousNode: SOURCE, previousNodeOutput: 0 };

	it('is put in by n8n, which finds it by its number', () => {
		const [item] = atErrorOutput({ rows: [row] });
		expect(item).toMatchObject({ json: failure, pairedItem: { item: 0 } });
		expect(item?.json).toEqual(failure);
	});

	it('says where n8n finds it if it has noted a wrong output', () => {
		const other = { title: 'b' };
		const scene = { rows: [row], noted: 0, outputs: [[other], [{ isLost: true }], [row]] };
		expect(atErrorOutput(scene)[0]?.pairedItem).toEqual({
			item: 0,
			sourceOverwrite: { ...source, previousNodeOutput: 2 },
		});
	});

	it('is found by what it holds, and as itself where that has no JSON text', () => {
		const circular = { itself: {} };
		circular.itself = circular;
		const found = atErrorOutput({ rows: [{ title: 'a' }, circular], outputs: [[row, circular]] });
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		const copy = { itself: circular };
		const [lost] = atErrorOutput({ rows: [circular], outputs: [[copy]] });
		expect(lost?.pairedItem).toBe(0);
	});

	it('is looked for at twenty outputs', () => {
		const outputs = (empty: number) => [...Array.from({ length: empty }, () => []), [row]];
		expect(atErrorOutput({ rows: [row], outputs: outputs(19) })[0]?.pairedItem).toEqual({
			item: 0,
			sourceOverwrite: { ...source, previousNodeOutput: 19 },
		});
		expect(atErrorOutput({ rows: [row], outputs: outputs(20) })[0]?.pairedItem).toBe(0);
	});

	it.each<[string, Scene]>([
		['does not find it', { outputs: [] }],
		['has lost it', { outputs: [[{ isLost: true }]] }],
		['can not say where it came from', { noted: 'nothing' }],
		['says of no place that it came from there', { noted: 'undefined' }],
	])('stands in its details where n8n %s', (_where, scene) => {
		const [item] = atErrorOutput({ rows: [row], ...scene });
		expect(item?.json).toEqual({ error: 'It is wrong.', details: { ...details, row } });
		expect(item?.pairedItem).toBe(0);
	});

	it('has those of its own fields in its details that n8n would put others in the place of', () => {
		const own = { error: 1, outcome: 2 };
		expect(atErrorOutput({ rows: [own] })[0]?.json).toEqual({
			error: 'It is wrong.',
			details: { ...details, row: { error: 1 } },
		});
	});

	it('has an error for n8n to sort it by, which goes where it does not merge the row in', () => {
		const [found] = atErrorOutput({ rows: [row] });
		for (let look = 0; look < 5; look += 1) {
			expect(found?.error).toBeInstanceOf(NodeOperationError);
			expect(found?.error?.message).toBe('It is wrong.');
		}
		expect(Object.keys(found ?? {})).toEqual(['json', 'pairedItem']);
		const [lost] = atErrorOutput({ rows: [row], noted: 'nothing' });
		expect([lost?.error?.message, lost?.error?.message, lost?.error]).toEqual([
			...['It is wrong.', 'It is wrong.', undefined],
		]);
	});

	it('is but the failed one: a record leaves by the other', () => {
		const context = contextOf({ onError: 'continueErrorOutput', rows: [row] });
		const [item] = toItems(context, [{ outcome: 'created', answer: { id: 1 } }]);
		expect(item).toEqual({ json: { id: 1 }, pairedItem: { item: 0 } });
		expect(item?.error).toBeUndefined();
	});
});

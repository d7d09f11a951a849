import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	IWorkflowDataProxyData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { openLedger } from '../../../nodes/Tracy/host/openLedger';
import { failed } from '../../../nodes/Tracy/outcome/Outcome';
import { contextWith, nodeWith, standIn } from './contextWith';

interface Try {
	/** What n8n keeps of the node over the tries of an execution; nothing yet when not given. */
	kept?: IDataObject;
	rows?: IDataObject[];
	run?: number;
	mode?: WorkflowExecuteMode;
	continues?: boolean;
	node?: Partial<INode>;
	isToolExecution?: boolean;
}

/** Opens the ledger in a try of an execution. */
function open({ kept = {}, rows = [{ id: 1 }, { id: 2 }], run = 0, ...how }: Try) {
	const { mode = 'manual', continues = false, node, isToolExecution = false } = how;
	const context: IExecuteFunctions = contextWith({
		getContext: (type) => (type === 'node' ? kept : {}),
		getMode: () => mode,
		getNode: () => nodeWith(node),
		getWorkflowDataProxy: () => standIn<IWorkflowDataProxyData>({ $runIndex: run }),
		continueOnFail: () => continues,
		isToolExecution: () => isToolExecution,
	});
	return openLedger(
		context,
		rows.map((json) => ({ json })),
	);
}

const created = { outcome: 'created', answer: { id: 7 } } as const;

/** What n8n has kept after a try that created the first item. */
function keptBy(how: Try = {}): IDataObject {
	const kept = {};
	open({ ...how, kept }).ledger.record(0, created);
	return kept;
}

describe('The ledger of an execution', () => {
	it('is small plain data, by run and item', () => {
		expect(keptBy({ run: 3 })).toEqual({
			tracyLedger: {
				3: { 0: { hash: 'A3ySFO73TMOIfzpPCFtOF9', created: { id: 7 } } },
			},
		});
	});

	it('knows in the next try what the one before has created', () => {
		const { ledger } = open({ kept: keptBy() });
		expect(ledger.find(0)).toEqual(created);
		expect(ledger.find(1)).toBeUndefined();
	});

	it('knows of no other run, and of no other item in the same place', () => {
		expect(open({ kept: keptBy(), run: 1 }).ledger.find(0)).toBeUndefined();
		expect(open({ kept: keptBy(), rows: [{ id: 9 }] }).ledger.find(0)).toBeUndefined();
		expect(open({ kept: keptBy(), rows: [] }).ledger.find(0)).toBeUndefined();
	});

	it('knows an item again that has no JSON text', () => {
		const row: IDataObject = {};
		row.itself = row;
		const kept = keptBy({ rows: [row] });
		expect(open({ kept, rows: [row] }).ledger.find(0)).toEqual(created);
	});

	it('is kept where an item failed, and forgotten where none did', () => {
		const kept = keptBy();
		open({ kept }).close(true);
		expect(open({ kept }).ledger.find(0)).toEqual(created);
		open({ kept, run: 1 }).close(false);
		expect(open({ kept }).ledger.find(0)).toEqual(created);
		open({ kept }).close(false);
		expect(kept).toEqual({ tracyLedger: {} });
	});

	it.each<[string, Try]>([
		['goes on after a failure', { continues: true }],
		['is called by an agent, each call for itself', { isToolExecution: true }],
	])('is not needed where the node %s', (_where, how) => {
		const kept = keptBy(how);
		expect(open({ ...how, kept }).ledger.find(0)).toBeUndefined();
		open({ ...how, kept }).close(true);
		expect(kept).toEqual({ tracyLedger: {} });
	});

	it('is needed where the node goes on, but is to be tried again', () => {
		const how: Try = { continues: true, node: { retryOnFail: true } };
		const kept = keptBy(how);
		open({ ...how, kept }).close(true);
		expect(open({ ...how, kept }).ledger.find(0)).toEqual(created);
	});

	it('is used to its end where the node was told only afterwards to go on', () => {
		const kept = keptBy();
		const { ledger, close } = open({ kept, continues: true });
		expect(ledger.find(0)).toEqual(created);
		close(true);
		expect(kept).toEqual({ tracyLedger: {} });
	});
});

describe('Of a stored execution that n8n runs again', () => {
	it('the items are counted that were sent before', () => {
		const kept = keptBy();
		open({ kept }).ledger.record(1, failed('unknown', { reason: '', next: '' }));
		const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
		expect(open({ kept, rows, mode: 'retry' }).sentBefore).toBe(2);
		expect(open({ kept, rows, mode: 'trigger' }).sentBefore).toBe(0);
	});

	it('nothing is known where n8n kept nothing', () => {
		expect(open({ mode: 'retry' }).sentBefore).toBeUndefined();
		expect(open({ mode: 'trigger' }).sentBefore).toBe(0);
	});
});

it('two items are the same where they are to their last field', () => {
	const circular: IDataObject = {};
	circular.itself = circular;
	const rows = [{ id: 1, a: [2] }, { id: 1, a: [2] }, { id: 1, a: [3] }, circular, circular];
	const { isSame } = open({ rows });
	expect(isSame(0, 1)).toBe(true);
	expect(isSame(0, 2)).toBe(false);
	expect(isSame(3, 4)).toBe(false);
	expect(isSame(5, 6)).toBe(false);
	expect(isSame(0, 5)).toBe(false);
});

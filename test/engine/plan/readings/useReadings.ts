import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { compileParameter } from '../../../../nodes/Tracy/host/compileParameter';
import { Tracy } from '../../../../nodes/Tracy/Tracy.node';
import { RowExpressions } from '../../../../nodes/Tracy/host/expressions/RowExpressions';
import { deepFreeze } from './deepFreeze';
import { describeExactly } from './describeExactly';
import { Engine } from '../../harness/Engine';
import type { Scene } from '../scenes/Scene';
import { passThrough, passThroughNode } from '../../harness/passThrough';

/** The per-item parameters of all operations, and what is read where one is missing. */
const PARAMETERS: Array<[name: string, fallback: unknown]> = [
	['dataset', ''],
	['state', ''],
	['record', ''],
	['options.fields', ''],
	['options.timezone', ''],
	['specifyDatums', 'columns'],
	['datums.datum', []],
	['columns.mappingMode', 'defineBelow'],
	['columns.value', null],
	['unmatchedFields', 'ignore'],
	['body', ''],
	['additionalFields', {}],
	['options.importKey', ''],
];

/** What a way of reading gives, written down exactly: for each item a line for each parameter. */
export type Readings = string[][];

/** Both ways of reading the parameters of a node, inside n8n's engine. */
export interface BothWays {
	/** With `getNodeParameter`, as nodes do; each from items that nothing was done to. */
	byN8n(scene: Scene): Promise<Readings>;
	/** With compiled parameters, as Tracy does. What they read is frozen. */
	byPlan(scene: Scene): Promise<Readings>;
	/** Both, from items that change while they are read. */
	oneAfterTheOther(scene: Scene): Promise<{ byN8n: Readings; byPlan: Readings }>;
	/** Has a node with the parameters of Tracy do something. */
	inNode(scene: Scene, execute: (context: IExecuteFunctions) => void): Promise<void>;
}

/** Gives the tests of a file n8n's engine, and in it both ways of reading parameters. */
export function useReadings(): BothWays {
	let engine: Engine | undefined;
	beforeAll(async () => {
		engine = await Engine.start();
	});
	afterAll(async () => {
		await engine?.close();
	});

	const inNode: BothWays['inNode'] = async (scene, execute) => {
		if (!engine) throw new Error('The tests of this file have not begun.');
		// Kept here, because n8n stores errors as plain data.
		let failure: unknown;
		const reader = readerNode((context) => {
			try {
				execute(context);
			} catch (error) {
				failure = error;
			}
		});
		const { error } = await engine.run({
			items: scene.rows(),
			credential: 'not chosen',
			workflow: workflowOf(scene),
			nodeTypes: { pairing: pairingNode(scene.pairedWith ?? []), reader },
		});
		if (failure ?? error) throw failure ?? error;
	};

	const readIn = async (scene: Scene, read: (context: IExecuteFunctions) => Readings) => {
		let readings: Readings = [];
		await inNode(scene, (context) => {
			readings = read(context);
		});
		return readings;
	};

	return {
		async byN8n(scene) {
			return await readIn(scene, (context) =>
				readingsOf(context, (name, fallback) => {
					const read = n8nReader(context, name, fallback);
					return (itemIndex) => {
						const rows = scene.rows();
						context.getInputData().forEach((item, index) => {
							item.json = rows[index] ?? {};
						});
						return read(itemIndex);
					};
				}),
			);
		},
		async byPlan(scene) {
			return await readIn(scene, (context) => {
				context.getInputData().forEach(({ json }) => deepFreeze(json));
				deepFreeze(context.getNode().parameters);
				for (const [name, fallback] of PARAMETERS) {
					deepFreeze(context.getNodeParameter(name, 0, fallback, { rawExpressions: true }));
				}
				return planReadings(context);
			});
		},
		async oneAfterTheOther(scene) {
			return {
				byN8n: await readIn(scene, (context) =>
					readingsOf(context, (name, fallback) => n8nReader(context, name, fallback)),
				),
				byPlan: await readIn(scene, planReadings),
			};
		},
		inNode,
	};
}

function n8nReader(context: IExecuteFunctions, name: string, fallback: unknown) {
	return (itemIndex: number): unknown =>
		// The saved columns may be old, so values are not checked against them.
		context.getNodeParameter(name, itemIndex, fallback, { skipValidation: true });
}

function planReadings(context: IExecuteFunctions): Readings {
	const row = new RowExpressions(context, context.getInputData());
	return readingsOf(context, (name, fallback) => compileParameter(row, name, fallback));
}

/** A node that hands its items on, paired with these of its rows and the others with none. */
function pairingNode(pairedWith: number[]): INodeType {
	return {
		...passThrough,
		async execute(this: IExecuteFunctions) {
			const items = this.getInputData();
			return [items.map(({ json }, index) => ({ json, pairedItem: pairedWith[index] }))];
		},
	};
}

/** A node with the parameters of Tracy that only reads them, and hands its items on. */
function readerNode(read: (context: IExecuteFunctions) => void): INodeType {
	const { description } = new Tracy();
	// What is missing is read, too.
	const properties = description.properties.map((field) => ({ ...field, required: false }));
	return {
		description: { ...description, properties, credentials: [] },
		async execute(this: IExecuteFunctions) {
			read(this);
			return [this.getInputData()];
		},
	};
}

function workflowOf({ parameters, pairedWith }: Scene) {
	const to = (node: string) => ({ main: [[{ node, type: NodeConnectionTypes.Main, index: 0 }]] });
	const pairing: INode = {
		...passThroughNode('Pairing'),
		type: pairedWith ? 'pairing' : 'passThrough',
	};
	const reader: INode = {
		...passThroughNode('Reader'),
		type: 'reader',
		parameters: { resource: 'record', operation: 'create', ...parameters },
	};
	return {
		nodes: [passThroughNode('Rows'), pairing, reader],
		connections: { Rows: to('Pairing'), Pairing: to('Reader') },
	};
}

/** Reads every parameter for every item, and writes down what came of it. */
function readingsOf(
	context: IExecuteFunctions,
	readerOf: (name: string, fallback: unknown) => (itemIndex: number) => unknown,
): Readings {
	const readers = PARAMETERS.map(([name, fallback]) => ({ name, read: readerOf(name, fallback) }));
	return context
		.getInputData()
		.map((_, itemIndex) =>
			readers.map(({ name, read }) => `${name}: ${reading(() => read(itemIndex))}`),
		);
}

function reading(read: () => unknown): string {
	try {
		return describeExactly(read());
	} catch (error) {
		if (!(error instanceof Error)) return `throws ${describeExactly(error)}`;
		const context: unknown = Reflect.get(error, 'context');
		const { itemIndex }: { itemIndex?: unknown } = Object(context);
		return `throws ${error.name}: ${error.message} [item ${itemIndex}]`;
	}
}

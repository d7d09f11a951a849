/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test harness looks through everything */
import { inspect } from 'node:util';
import type {
	ExecutionError,
	ExecutionStatus,
	IDataObject,
	INodeExecutionData,
	IRun,
	ITaskData,
	NodeExecutionHint,
} from 'n8n-workflow';

/** What became of an execution, as n8n stores it. */
export class Finished {
	constructor(
		readonly run: IRun,
		/** How often the credential was read. */
		readonly credentialReads: number,
	) {}

	get status(): ExecutionStatus {
		return this.run.status;
	}

	/** The error that ended the execution, if one did. */
	get error(): ExecutionError | undefined {
		return this.run.data.resultData.error;
	}

	/** What the Tracy node handed out. */
	get items(): INodeExecutionData[] {
		return this.output('Tracy')[0] ?? [];
	}

	/** The `json` of what the Tracy node handed out. */
	get json(): IDataObject[] {
		return this.items.map(({ json }) => json);
	}

	/** What the node behind the first output was given. */
	get success(): INodeExecutionData[] {
		return this.output('Success')[0] ?? [];
	}

	/** What the node behind the error output was given. */
	get failures(): INodeExecutionData[] {
		return this.output('Failure')[0] ?? [];
	}

	get hints(): NodeExecutionHint[] {
		return this.task('Tracy')?.hints ?? [];
	}

	/** The context of the Tracy node, where it keeps what it has done in this execution. */
	get context(): IDataObject {
		return this.run.data.executionData?.contextData['node:Tracy'] ?? {};
	}

	/** Everything there is about the execution, as text: what must not hold a secret. */
	get text(): string {
		return inspect(this.run, { depth: Infinity, maxArrayLength: null, maxStringLength: null });
	}

	/** One run of a node, as n8n stores it; undefined when the node did not run. */
	task(node: string, runIndex = 0): ITaskData | undefined {
		return this.run.data.resultData.runData[node]?.[runIndex];
	}

	/** What a node handed out, output by output. */
	output(node: string, runIndex = 0): INodeExecutionData[][] {
		return (this.task(node, runIndex)?.data?.main ?? []).map((items) => items ?? []);
	}
}

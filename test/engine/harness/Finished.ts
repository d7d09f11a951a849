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

	/** The items that n8n sends on to the first output of the Tracy node, with their pairing. */
	get success(): INodeExecutionData[] {
		return this.output('Tracy')[0] ?? [];
	}

	/** The items that n8n sends on to its error output. */
	get failures(): INodeExecutionData[] {
		return this.output('Tracy')[1] ?? [];
	}

	/** The `json` of the items on the first output. */
	get json(): IDataObject[] {
		return this.success.map(({ json }) => json);
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

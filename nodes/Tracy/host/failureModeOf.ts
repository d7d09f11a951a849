import type { IExecuteFunctions } from 'n8n-workflow';

/** What the person chose under "On Error": end the run, go on, or go on through the error output. */
export type FailureMode = 'stop' | 'continue' | 'error output';

/** Reads what the node is to do with a failed item. */
export function failureModeOf(context: IExecuteFunctions): FailureMode {
	if (!context.continueOnFail()) return 'stop';
	return context.getNode().onError === 'continueErrorOutput' ? 'error output' : 'continue';
}

import { withParameters } from './withParameters.mts';
import type { Workflow } from './Workflow.mts';

/**
 * Returns a copy of `examples/canvas.json` whose first record takes its values by column, without
 * the columns that the editor would have saved: what n8n makes of that differs between versions.
 * @param title the value of the only column
 */
export function withColumns(canvas: Workflow, title: string): Workflow {
	return withParameters(canvas, 'Create a record to link to', {
		specifyDatums: 'columns',
		columns: { mappingMode: 'defineBelow', value: { '201': title } },
	});
}

import type { Editor } from '../../n8n/Editor.mts';
import type { Sandbox } from '../../n8n/Sandbox.mts';
import type { Workflow } from '../../n8n/Workflow.mts';
import {
	compareRecord,
	describeDatum,
	refuseMistakes,
	type ShownRecord,
	showRecord,
} from './compareRecord.mts';

/** What `examples/canvas.json` asks for, and the record that was found in the sandbox. */
export interface CanvasResult {
	asked: string[];
	found: ShownRecord;
}

/** The values of the example as Tracy has to have them; the Record links to the one before it. */
const expected = [
	describeDatum(201, 'stringValue', 'A value of every kind'),
	describeDatum(202, 'integerValue', 9223372036854775807n),
	describeDatum(203, 'decimalValue', 1234.5),
	describeDatum(204, 'dateTimeValue', '2026-03-02T08:30:00.000Z'),
	describeDatum(205, 'optionValue', 2052),
	describeDatum(206, 'userValue', 2),
];
const expectedTags = [
	describeDatum(208, 'optionValue', 2081),
	describeDatum(208, 'optionValue', 2082),
];

/** Executes `examples/canvas.json` as the editor does. Refuses if the record is not as asked. */
export async function proveCanvas(
	editor: Editor,
	sandbox: Sandbox,
	workflow: Workflow,
): Promise<CanvasResult> {
	await sandbox.reset();
	(await editor.ended(await editor.run(workflow.id))).requireSuccess();
	return checkCanvas(sandbox);
}

/** Compares what `examples/canvas.json` left in the sandbox with what it asks for. Refuses if it differs. */
export async function checkCanvas(sandbox: Sandbox): Promise<CanvasResult> {
	const records = await sandbox.records();
	const [linked, record] = records;
	if (linked === undefined || record === undefined || records.length > 2) {
		throw new Error(`The canvas should have created 2 records, and created ${records.length}.`);
	}
	const asked = [...expected, describeDatum(207, 'recordValue', linked.id), ...expectedTags];
	const found = showRecord(record);
	const isThere = found.dataset === '2' && found.state === '22';
	refuseMistakes('The canvas', [
		...compareRecord(record, asked),
		...(isThere ? [] : [`record ${found.id} is in another dataset or state`]),
	]);
	return { asked, found };
}

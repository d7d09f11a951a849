import type { Execution } from '../../n8n/Execution.mts';
import type { ReceivedRequest, Sandbox, StoredRecord } from '../../n8n/Sandbox.mts';
import { compareRecord, countMistake, describeDatum, refuseMistakes } from './compareRecord.mts';
import { type FailedRow, readScheduleRun, type ScheduleRun } from './readScheduleRun.mts';

/** The row of the tasks whose record the sandbox creates without an answer. */
export const unansweredTask = {
	key: 'T-6',
	title: 'Rent a projector',
	/** What the sandbox has to be told. */
	fault: { fault: 'reset-after-create', contains: 'Rent a projector', times: 1 },
};

/** The tasks that are right, as Tracy has to have them; dates without a zone are Berlin's. */
const expectedRecords: Record<string, string[]> = {
	'T-1': task('Book the hall', '2026-03-02T08:30:00.000Z', 1),
	'T-2': task('Order the cake', '2026-03-02T23:00:00.000Z', 2),
	'T-5': task('Write the speech', '2026-03-05T13:30:00.000Z'),
	'T-7': task('Invite everybody', '2026-03-09T08:00:00.000Z', 1),
};

/** Row -> what the reason of its refusal has to name. The node refuses the first, the sandbox the second. */
const expectedRefusals: Record<string, string> = { 'T-3': 'next Friday', 'T-4': '99' };

/** All that are right, and the one without an answer. */
const recordCount = 5;
/** What the node refuses is not sent. Besides, the dataset is read once. */
const requestCount = 7;

/** The three ends of the scheduled import, and how many records were found in the sandbox. */
export interface ScheduleFindings extends ScheduleRun {
	records: number;
}

/**
 * Compares what `examples/scheduled-import.json` put out and left in the sandbox with its rows.
 * Refuses if anything differs.
 */
export async function checkSchedule(
	execution: Execution,
	sandbox: Sandbox,
): Promise<ScheduleFindings> {
	const run = readScheduleRun(execution);
	const records = await sandbox.records();
	const mistakes = findScheduleMistakes(run, records, await sandbox.requests());
	refuseMistakes('The scheduled import', mistakes);
	return { records: records.length, ...run };
}

/** What is wrong, one sentence each; nothing if all is right. */
function findScheduleMistakes(
	run: ScheduleRun,
	records: StoredRecord[],
	requests: ReceivedRequest[],
): string[] {
	return [
		...countMistake('records', records.length, recordCount),
		...countMistake('requests', requests.length, requestCount),
		...checkCreated(run.created, records),
		...checkRefused(run.certainlyNotCreated),
		...checkUnknown(run.lookInTracyFirst),
	];
}

function task(title: string, due: string, assignee?: number): string[] {
	return [
		describeDatum(301, 'stringValue', title),
		describeDatum(302, 'dateTimeValue', due),
		...(assignee === undefined ? [] : [describeDatum(303, 'userValue', assignee)]),
	];
}

function checkCreated(created: ScheduleRun['created'], records: StoredRecord[]): string[] {
	const surplus = Object.keys(created).filter((key) => expectedRecords[key] === undefined);
	const rows = Object.entries(expectedRecords).flatMap(([key, expected]) => {
		const record = records.find(({ id }) => String(id) === created[key]);
		return record === undefined ? [`row ${key} has no record`] : compareRecord(record, expected);
	});
	return [...rows, ...surplus.map((key) => `row ${key} is listed as created`)];
}

function checkRefused(refused: FailedRow[]): string[] {
	const wrong = refused.filter(({ row, outcome, reason }) => {
		const value = expectedRefusals[row];
		return outcome !== 'rejected' || value === undefined || !reason.includes(value);
	});
	return [
		...countMistake('refused rows', refused.length, Object.keys(expectedRefusals).length),
		...wrong.map(({ row, outcome, reason }) => `row ${row} is ${outcome}: ${reason}`),
	];
}

function checkUnknown(unknown: FailedRow[]): string[] {
	const listed = unknown.map(({ row, outcome }) => `${row} ${outcome}`).join();
	const isRight = listed === `${unansweredTask.key} unknown`;
	return isRight ? [] : [`the rows to look for in Tracy are “${listed}”`];
}

import { compareRecord } from './compareRecord.mts';
import { describeDatum } from './describeDatum.mts';
import type { FailedRow, ScheduleRun } from './readScheduleRun.mts';
import type { StoredRecord } from './Sandbox.mts';
import { unansweredTask } from './unansweredTask.mts';

/** The rows of `tasks.json` that are right, as Tracy has to have them; dates without a zone are Berlin's. */
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
/** What the node refuses is not sent. */
const requestCount = 6;

/**
 * Compares a run of the scheduled import with the rows.
 * @param run what it put out
 * @param records what the sandbox keeps
 * @param requests what the sandbox received
 * @returns what is wrong, one sentence each; nothing if all is right
 */
export function findScheduleMistakes(
	run: ScheduleRun,
	records: StoredRecord[],
	requests: string[],
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

function countMistake(what: string, found: number, expected: number): string[] {
	return found === expected ? [] : [`${expected} ${what} should be there, not ${found}`];
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

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { FuzzedRow, Scenario } from './anyScenario';
import type { Logged } from './LoggingServer';
import type { Try } from './playScenario';

const detailsSchema = z.object({ outcome: z.string(), next: z.string() });

/** What is said of one row. */
interface Said {
	outcome: string;
	/** Whether nothing is said of earlier runs. */
	isSilent: boolean;
}

/** Finds what is not as it is promised, in sentences. */
export function findLies({ hasKeys }: Scenario, tries: Try[]): string[] {
	const lies = [...createdTwice(hasKeys, tries)];
	for (const [number, each] of tries.entries()) {
		const found = [...shownKeys(each), ...liesOf(hasKeys, each)];
		lies.push(...found.map((lie) => `try ${number}: ${lie}`));
	}
	return lies;
}

function createdTwice(hasKeys: boolean, tries: Try[]): string[] {
	const created = (tries.at(-1)?.log ?? []).filter(({ isCreated }) => isCreated);
	const names = created.map(({ from, row }) => (hasKeys ? keyNameOf(row) : `${row} of ${from}`));
	const allowed = (name: string) => (hasKeys ? 1 : timesGiven(tries, name));
	const times = new Map<string, number>();
	for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
	return [...times].flatMap(([name, count]) =>
		count > allowed(name) ? [`${name} was created ${count} times`] : [],
	);
}

/** Without keys, a row that an execution is given twice is created twice. */
function timesGiven(tries: Try[], name: string): number {
	const [row, apiKey] = name.split(' of secret');
	const { rows = [] } = tries.find((each) => each.apiKey === `secret${apiKey}`) ?? {};
	return rows.filter((given) => given.row === row).length;
}

/** Rows of one key have names that begin alike. */
function keyNameOf(row: string): string {
	return row.replace(' of another', '');
}

function shownKeys({ apiKey, finished }: Try): string[] {
	return finished?.text.includes(apiKey) ? ['the API key is shown'] : [];
}

function liesOf(hasKeys: boolean, each: Try): string[] {
	const { finished, rows, onError } = each;
	if (!finished || rows.length === 0) return [];
	if (onError === 'stopWorkflow' && finished.error) return liesOfError(each);
	const said = saidOf(each);
	if (typeof said === 'string') return [said];
	return rows.flatMap((row, index) => {
		const lie = lieOf(hasKeys, each, row, said[index]);
		return lie === undefined ? [] : [`item ${index} (${row.row}) is ${lie}`];
	});
}

/** What is said of each row; a sentence where they are not all there, in their order. */
function saidOf({ finished, rows, onError }: Try): Said[] | string {
	const success = finished?.success ?? [];
	const failures = finished?.failures ?? [];
	const said = new Map<number, Said>();
	for (const items of [success, failures]) {
		const indices = items.map(indexOf);
		if (indices.some((index, place) => index <= (indices[place - 1] ?? -1))) return 'no order';
		for (const item of items) said.set(indexOf(item), saidIn(item.json));
	}
	if (said.size !== success.length + failures.length) return 'an item came out twice';
	if (said.size !== rows.length) return `${said.size} of ${rows.length} items came out`;
	const isFailed = ({ json }: INodeExecutionData) => 'error' in json;
	if (onError === 'continueErrorOutput' && success.some(isFailed)) return 'a failure in Success';
	if (!failures.every(isFailed)) return 'a success among the failures';
	return rows.map((_, index) => said.get(index) ?? { outcome: 'none', isSilent: false });
}

function indexOf({ pairedItem }: INodeExecutionData): number {
	const [pair] = [pairedItem].flat();
	return typeof pair === 'object' ? pair.item : (pair ?? NaN);
}

function saidIn(json: IDataObject): Said {
	const details = detailsSchema.safeParse(json.details);
	if (!details.success) return { outcome: String(json.outcome), isSilent: false };
	const { outcome, next } = details.data;
	const isSilent =
		next.includes('unless it was created before') || String(json.error).includes('as well, but');
	return { outcome, isSilent };
}

/** What is wrong with what is said of a row, if anything. */
function lieOf(
	hasKeys: boolean,
	{ log, apiKey, failures, rows }: Try,
	{ row, flaw }: FuzzedRow,
	said: Said | undefined,
): string | undefined {
	const mine = log.filter((logged) =>
		hasKeys
			? keyNameOf(logged.row) === keyNameOf(row)
			: logged.row === row && logged.from === apiKey,
	);
	const isThere = mine.some(({ isCreated }) => isCreated);
	const isTold = mine.some(({ isCreated, isClear }) => isCreated && isClear);
	switch (said?.outcome) {
		case 'created':
			return isTold ? undefined : 'created, and Tracy did not say so';
		case 'skipped':
			return isTold && hasKeys ? undefined : 'skipped, and Tracy did not say that it is there';
		case 'rejected':
		case 'unsent': {
			// Whether what is there can only be this row. A row without its key could be any; without
			// import keys each item is a row of its own, whatever other runs created.
			const isMeant = hasKeys
				? flaw !== 'key' && !said.isSilent
				: rows.filter((other) => other.row === row).length === 1;
			return isThere && isMeant ? `${said.outcome}, and there` : undefined;
		}
		case 'unknown': {
			const isUnclear = mine.some(({ isClear }) => !isClear);
			return isUnclear || failures > 0 ? undefined : 'unknown for no reason';
		}
		default:
			return `${said?.outcome}, which is no outcome`;
	}
}

/** The error that ends a run counts what became of the rows; what got no clear answer counts as unknown. */
function liesOfError({ finished, log, apiKey }: Try): string[] {
	const counted = /Of \d+ items:.*?(\d+) created/.exec(String(finished?.error?.description));
	const said = Number(counted?.[1] ?? 0);
	const isTold = ({ from, isCreated, isClear }: Logged) => from === apiKey && isCreated && isClear;
	const told = log.filter(isTold).length;
	return said === told ? [] : [`${said} are said to be created, and Tracy said so of ${told}`];
}

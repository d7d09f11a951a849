import type { IExecuteFunctions } from 'n8n-workflow';
import type { Delivered } from '../delivery/deliver';
import type { NotCreated } from '../delivery/Outcome';
import { showValue } from '../mapping/showValue';
import { countItems } from './countItems';
import { showHints } from './showHints';
import { waitingHint } from './waitingHint';

const SHOWN_FIELDS = 10;

/** What a person should know of a run besides its items. */
export interface Findings<Answer> extends Delivered<Answer> {
	/** How many records were created without any value. */
	withoutValues: number;
	/** The fields of items that match no property and were left out. */
	leftOut: string[];
	/** Whether n8n runs a stored execution again but kept nothing of what it had sent. */
	isLedgerLost: boolean;
}

/** Says above the node's output, with numbers, what was not as one would expect. */
export function addHints<Answer>(context: IExecuteFunctions, findings: Findings<Answer>): void {
	showHints(context, messagesOf(findings));
}

function messagesOf<Answer>({
	outcomes,
	throttled,
	waited,
	withoutValues,
	leftOut,
	isLedgerLost,
}: Findings<Answer>): Array<string | false> {
	const count = (word: NotCreated['outcome']) =>
		outcomes.filter(({ outcome }) => outcome === word).length;
	const unknown = count('unknown');
	const unsent = count('unsent');
	const skipped = count('skipped');
	return [
		isLedgerLost &&
			'n8n kept no record of what the first try of this execution sent. Items that it had created are created a second time.',
		waitingHint({ throttled, waited }),
		unknown > 0 &&
			`${countItems(unknown)} may or may not have been created. Look in Tracy before you run them again.`,
		unsent > 0 && `${countItems(unsent)} not sent, and not created.`,
		skipped > 0 && `${countItems(skipped)} skipped, because they were created before.`,
		withoutValues > 0 &&
			`${countItems(withoutValues)} had no value; the records were created without any.`,
		leftOut.length > 0 && `No property takes ${fields(leftOut)}; what stands there was left out.`,
	];
}

function fields(names: string[]): string {
	const shown = names.slice(0, SHOWN_FIELDS).map(showValue).join(', ');
	const more = names.length > SHOWN_FIELDS ? ` and ${names.length - SHOWN_FIELDS} more` : '';
	return `${names.length === 1 ? 'the field' : 'the fields'} ${shown}${more}`;
}

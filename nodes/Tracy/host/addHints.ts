import type { IExecuteFunctions } from 'n8n-workflow';
import type { Delivered } from '../delivery/deliver';
import type { NotCreated } from '../delivery/Outcome';

/** What a person should know of a run besides its items. */
export interface Findings<Answer> extends Delivered<Answer> {
	/** How many records were created without any value. */
	withoutValues: number;
	/** Whether n8n runs a stored execution again but kept nothing of what it had sent. */
	isLedgerLost: boolean;
}

/** Says above the node's output, with numbers, what was not as one would expect. */
export function addHints<Answer>(context: IExecuteFunctions, findings: Findings<Answer>): void {
	// n8n before 1.88 has no such hints.
	if (typeof context.addExecutionHints !== 'function') return;
	for (const message of messagesOf(findings)) {
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
}

function messagesOf<Answer>({
	outcomes,
	throttled,
	waited,
	withoutValues,
	isLedgerLost,
}: Findings<Answer>): string[] {
	const count = (word: NotCreated['outcome']) =>
		outcomes.filter(({ outcome }) => outcome === word).length;
	const unknown = count('unknown');
	const unsent = count('unsent');
	const skipped = count('skipped');
	return [
		isLedgerLost &&
			'n8n kept no record of what the first try of this execution sent. Items that it had created are created a second time.',
		throttled > 0 &&
			`Tracy asked ${times(throttled)} to wait; requests were held back for ${Math.round(waited / 1000)} s in all.`,
		unknown > 0 &&
			`${items(unknown)} may or may not have been created. Look in Tracy before you run them again.`,
		unsent > 0 && `${items(unsent)} not sent, and not created.`,
		skipped > 0 && `${items(skipped)} skipped, because they were created before.`,
		withoutValues > 0 &&
			`${items(withoutValues)} had no value; the records were created without any.`,
	].filter((message) => message !== false);
}

function times(count: number): string {
	return count === 1 ? 'once' : `${count} times`;
}

function items(count: number): string {
	return count === 1 ? '1 item' : `${count} items`;
}

import type { IExecuteFunctions } from 'n8n-workflow';
import { escapeHtml } from './escapeHtml';

/** Shows messages above the node's output; those that are false are left out. */
export function showHints(context: IExecuteFunctions, messages: Array<string | false>): void {
	// n8n before 1.88 has no such hints.
	if (typeof context.addExecutionHints !== 'function') return;
	for (const message of messages) {
		if (message === false) continue;
		const html = escapeHtml(message);
		context.addExecutionHints({ message: html, type: 'warning', location: 'outputPane' });
	}
}

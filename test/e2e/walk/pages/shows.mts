import type { Locator } from 'playwright-core';
import { waitUntil } from '../../../../tools/n8n/processes/waitUntil.mts';

/** How long a person waits, in seconds: much, where a machine is busy. */
const patience = 60;

/** Waits until a text can be read somewhere on the screen; refuses with what stands there instead. */
export async function shows(where: Locator, text: string | RegExp): Promise<void> {
	let found: string[] = [];
	try {
		await waitUntil('The text', patience, async () => {
			// What is not displayed is no part of it.
			found = await where.allInnerTexts();
			const isThere = found.some((part) =>
				typeof text === 'string' ? oneLine(part).includes(text) : text.test(oneLine(part)),
			);
			return isThere ? true : undefined;
		});
	} catch (error) {
		const shown = found.map(oneLine).join(' | ') || 'nothing';
		throw new Error(`The screen does not show “${String(text)}”, but: ${shown}`, { cause: error });
	}
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

import type { Locator, Page } from 'playwright-core';

/** How long the editor may take to ask n8n's server after a press, in ms. */
const PATIENCE = 5_000;

/**
 * Presses a button until the editor asks n8n's server for what the button is about. A press comes to
 * nothing while the editor has no connection to the server, or draws the button anew just then.
 *
 * @param path how the address of that request ends
 */
export async function pressUntilAsked(page: Page, button: Locator, path: string): Promise<void> {
	const isAsked = async (): Promise<boolean> => {
		const asked = page
			.waitForRequest((request) => request.url().endsWith(path), { timeout: PATIENCE })
			.then(
				() => true,
				() => false,
			);
		await button.click();
		return await asked;
	};
	while (!(await isAsked())) continue;
}

import type { Locator, Page } from 'playwright-core';
import { pressUntilAsked } from './pressUntilAsked.mts';

/** The window in which a credential is entered. */
export class CredentialWindow {
	/** Its fields, and what n8n says of them. */
	readonly root: Locator;
	/** All of it. */
	readonly dialog: Locator;

	private constructor(private readonly page: Page) {
		this.root = page.getByTestId('node-credentials-config-container');
		this.dialog = page.locator('.el-dialog').filter({ has: this.root });
	}

	/** The window that is being opened, as soon as its fields are there. */
	static async open(page: Page): Promise<CredentialWindow> {
		const window = new CredentialWindow(page);
		await window.root.waitFor();
		return window;
	}

	/** Where a text is entered. */
	field(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`).locator('input');
	}

	/** Turns a switch on, or off. */
	async turn(name: string): Promise<void> {
		await this.root.getByTestId(`parameter-input-${name}`).locator('.el-switch').click();
	}

	/** Enters what Tracy's support gave, and presses "Save", upon which n8n tests it. */
	async save(baseUrl: string, apiKey: string): Promise<void> {
		await this.field('baseUrl').fill(baseUrl);
		await this.field('apiKey').fill(apiKey);
		const path = '/credentials/test';
		const tested = this.page.waitForResponse((answer) => answer.url().endsWith(path));
		await pressUntilAsked(this.page, this.page.getByTestId('credential-save-button'), path);
		await tested;
	}

	/** Unfolds what n8n says of a test that failed. */
	async showDetails(): Promise<void> {
		await this.root.getByText('More details').click();
	}

	/** The description of a field, which n8n shows to whoever points at its question mark. */
	async describe(field: string): Promise<Locator> {
		const label = this.root.getByTestId(field);
		await label.hover();
		await label.locator('svg[data-icon=circle-help]').hover();
		return this.page.locator('[data-reka-popper-content-wrapper]');
	}

	async waitUntilClosed(): Promise<void> {
		await this.root.waitFor({ state: 'hidden' });
	}
}

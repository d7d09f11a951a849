import type { Locator, Page } from 'playwright-core';
import { CredentialWindow } from './CredentialWindow.mts';
import { pressUntilAsked } from './pressUntilAsked.mts';
import { redMarks } from './redMarks.mts';

/** A node that is open: its input on the left, its fields in the middle, its output on the right. */
export class NodePanel {
	readonly root: Locator;
	/** The column with the fields, from its tabs down. */
	readonly middle: Locator;
	readonly fields: Locator;
	readonly input: Locator;
	readonly output: Locator;
	/** The sentence in red in place of the output, and the one below it that says what to do. */
	readonly error: Locator;
	readonly advice: Locator;
	/** What stands where columns would be. */
	readonly noColumns: Locator;
	/** What stands where the entries of a list would be. */
	readonly listError: Locator;

	private constructor(private readonly page: Page) {
		this.root = page.getByTestId('ndv');
		this.middle = page
			.getByTestId('node-parameters')
			.locator('xpath=ancestor::*[.//*[@data-test-id="tab-params"]][1]');
		this.fields = page.getByTestId('node-parameters').filter({ visible: true });
		this.input = page.getByTestId('ndv-input-panel');
		this.output = page.getByTestId('output-panel');
		this.error = this.output.getByTestId('node-error-message');
		this.advice = this.output.getByTestId('node-error-description');
		this.listError = page.getByTestId('rlc-error-container').filter({ visible: true });
		this.noColumns = this.root.getByTestId('empty-fields-notice');
	}

	/** The panel of a node that is being opened, as soon as its fields are there. */
	static async open(page: Page): Promise<NodePanel> {
		const panel = new NodePanel(page);
		await panel.fields.first().waitFor();
		return panel;
	}

	/** The field of a parameter, such as `operation`; a column's is the ID of its property. */
	field(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`);
	}

	/** A column with its label and its value, by the name of its property. */
	column(name: string): Locator {
		const container = this.root.getByTestId('mapping-fields-container');
		return container.getByTestId('input-label').filter({ hasText: name });
	}

	/** The names of the columns, in their order. */
	async columns(): Promise<string[]> {
		const container = this.root.getByTestId('mapping-fields-container');
		await container.waitFor();
		const [, ...labels] = await container.getByTestId('input-label').allInnerTexts();
		return labels.map((label) => label.split('\n', 1)[0] ?? '');
	}

	/** Opens the window for a new credential. */
	async addCredential(): Promise<CredentialWindow> {
		await this.root.getByTestId('node-credentials-select').click();
		await this.page.getByTestId('node-credentials-select-item-new').click();
		return CredentialWindow.open(this.page);
	}

	/** Chooses one of the credentials that there are. */
	async chooseCredential(name: string): Promise<void> {
		await this.root.getByTestId('node-credentials-select').click();
		const items = this.page.locator('[data-test-id^="node-credentials-select-item-"]');
		await items.filter({ visible: true }).getByText(name, { exact: true }).first().click();
	}

	/** Opens the window of the credential that is chosen. */
	async editCredential(): Promise<CredentialWindow> {
		await this.root.getByTestId('credential-edit-button').click();
		return CredentialWindow.open(this.page);
	}

	/** Chooses from a field with a fixed list. */
	async choose(field: string, option: string): Promise<void> {
		await this.field(field).click();
		await this.pickOption(option);
	}

	/** Chooses how values come to columns. */
	async chooseMapping(mode: string): Promise<void> {
		await this.root.getByTestId('mapping-mode-select').getByRole('combobox').click();
		await this.pickOption(mode);
	}

	/** Opens the list of a field such as `dataset`; what it offers. */
	async openList(field: string): Promise<Locator> {
		await this.locator(field).getByTestId('rlc-input').click();
		return this.page.getByTestId('rlc-item').filter({ visible: true });
	}

	/** Types into the search of the list that is open. */
	async typeIntoList(text: string): Promise<void> {
		const search = this.page.getByTestId('rlc-search').filter({ visible: true });
		await search.locator('input').or(search).last().fill(text);
	}

	/** What the list of a field such as `state` reads while nothing is chosen. */
	async placeholder(field: string): Promise<string | null> {
		return this.locator(field).locator('input[placeholder]').last().getAttribute('placeholder');
	}

	/** Chooses an entry of the list of a field such as `dataset`. */
	async chooseFromList(field: string, entry: string): Promise<void> {
		const entries = await this.openList(field);
		await entries.getByText(entry, { exact: true }).click();
	}

	/** Adds a value where values are given property by property. */
	async addValue(): Promise<void> {
		await this.fields.getByRole('button', { name: 'Add Value' }).first().click();
	}

	/** Presses ✨ beside a column. */
	async letModelChoose(column: string): Promise<void> {
		await this.field(column).hover();
		await this.field(column).getByTestId('from-ai-override-button').click();
	}

	/** Enters an ID where a field takes nothing else. */
	async enterId(field: string, id: string): Promise<void> {
		await this.locator(field).locator('input').last().fill(id);
	}

	/** Drags a field of the input, as it stands in the schema, to another field. */
	async drag(from: string, to: Locator): Promise<void> {
		const item = this.input.getByTestId('run-data-schema-item');
		await item.getByText(from, { exact: true }).hover();
		await this.page.mouse.down();
		await to.scrollIntoViewIfNeeded();
		const { x, y, width, height } = (await to.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
		// n8n follows the mouse; a single leap it does not take for dragging.
		await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
		await this.page.mouse.up();
		await to.getByText(`$json.${from}`).waitFor();
	}

	/** Picks a day of this month, and a time, in the picker of a field. */
	async pickDate(field: Locator, day: number, time: string): Promise<void> {
		await field.click();
		const picker = this.page.locator('.el-picker-panel').filter({ visible: true });
		await picker.locator('td.available').getByText(String(day), { exact: true }).click();
		await picker.getByPlaceholder('Select time').fill(time);
		await picker.getByPlaceholder('Select time').press('Enter');
		await picker.getByRole('button', { name: 'OK' }).last().click();
		await picker.waitFor({ state: 'hidden' });
	}

	/** Sets what becomes of the workflow when the node fails. */
	async onError(option: string): Promise<void> {
		await this.root.getByTestId('tab-settings').click();
		await this.field('onError').click();
		await this.page.getByRole('option', { name: option }).filter({ visible: true }).first().click();
		await this.root.getByTestId('tab-params').click();
	}

	/** Presses "Execute step". */
	async press(): Promise<void> {
		await this.executeButton.click();
	}

	/** Presses "Execute step" for the first time since the workflow was opened; waits for the end. */
	async execute(): Promise<void> {
		await pressUntilAsked(this.page, this.executeButton, '/run');
		const ended = '[data-test-id^="node-run-status-"]';
		await this.output.locator(ended).first().waitFor();
	}

	private get executeButton(): Locator {
		return this.root.getByTestId('node-execute-button');
	}

	/** The output in another form. */
	async show(form: 'Schema' | 'Table' | 'JSON'): Promise<void> {
		await this.output.getByTestId(`radio-button-${form.toLowerCase()}`).click();
	}

	async close(): Promise<void> {
		await this.root.getByTestId('ndv-close-button').click();
		await this.root.waitFor({ state: 'hidden' });
	}

	/** The texts, in the panel, of what is written or framed in red. */
	async redMarks(): Promise<string[]> {
		return redMarks(this.root);
	}

	private locator(field: string): Locator {
		return this.root.getByTestId(`resource-locator-${field}`);
	}

	private async pickOption(name: string): Promise<void> {
		const option = this.page.getByRole('option', { name }).filter({ visible: true });
		await option.first().click();
	}
}

import type { Locator, Page } from 'playwright-core';
import type { Editor, WorkflowContent } from '../../../../tools/n8n/Editor.mts';
import type { Login } from '../../../../tools/n8n/N8nServer.mts';
import { NodePanel } from './NodePanel.mts';

/** n8n's canvas in a browser: where nodes are found, put, opened and executed. */
export class Canvas {
	/** What n8n says in the corner of the screen, for some seconds. */
	readonly toasts: Locator;
	/** What the search for nodes has found. */
	readonly found: Locator;

	constructor(
		readonly page: Page,
		private readonly editor: Editor,
	) {
		this.toasts = page.locator('.el-notification');
		this.found = page.getByTestId('node-creator-item-name');
	}

	/** Logs in by n8n's form. */
	async logIn({ email, password }: Login): Promise<void> {
		await this.page.goto(`${this.editor.url}/signin`);
		await this.page.locator('input[type=email]').fill(email);
		await this.page.locator('input[type=password]').fill(password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL((url) => !url.pathname.includes('signin'));
	}

	/** Begins a new workflow. */
	async openNew(): Promise<void> {
		await this.page.goto(`${this.editor.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').waitFor();
	}

	/** Stores a workflow and opens it. */
	async open(workflow: WorkflowContent): Promise<void> {
		const id = await this.editor.addWorkflow(workflow);
		await this.page.goto(`${this.editor.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Imports a workflow from a file into a new one, by the menu. */
	async importFile(path: string): Promise<void> {
		await this.openNew();
		await this.page.getByTestId('workflow-menu').click();
		await this.page.getByRole('menuitem', { name: 'Import' }).click();
		const [chooser] = await Promise.all([
			this.page.waitForEvent('filechooser'),
			this.page.getByRole('menuitem', { name: 'From file' }).click(),
		]);
		await chooser.setFiles(path);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Types into the search for the first node of a new workflow. */
	async search(text: string): Promise<void> {
		const field = this.page.getByTestId('node-creator-search-bar');
		if (!(await field.isVisible())) await this.page.getByTestId('canvas-add-button').click();
		await field.fill(text);
	}

	/** Takes what was found, by its name; one of our node's actions opens the node. */
	async pick(name: string): Promise<void> {
		await this.found.getByText(name, { exact: true }).click();
	}

	/** Shows all nodes. */
	async fit(): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
	}

	/** A node, by its name. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** The node that is open. */
	panel(): Promise<NodePanel> {
		return NodePanel.open(this.page);
	}

	/** Opens a node. */
	async openNode(name: string): Promise<NodePanel> {
		await this.node(name).dblclick();
		return this.panel();
	}

	/**
	 * Presses "Execute workflow", and waits until it has succeeded; refuses with what n8n says if not.
	 * @param trigger where there are several, the one to start from
	 */
	async execute(trigger?: string): Promise<void> {
		if (trigger === undefined) {
			await this.page.getByTestId('execute-workflow-button').first().click();
		} else {
			await this.node(trigger).hover();
			await this.node(trigger).getByTestId(`execute-workflow-button-${trigger}`).click();
		}
		const verdict = this.toasts.filter({ hasText: /executed successfully|Problem in node/ });
		const said = await verdict.first().innerText();
		if (said.includes('Problem in node')) throw new Error(said);
	}
}

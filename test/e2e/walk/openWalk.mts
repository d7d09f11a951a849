import { selectors } from 'playwright-core';
import type { Editor } from '../../../tools/n8n/Editor.mts';
import type { Sandbox } from '../../../tools/n8n/Sandbox.mts';
import { openBrowser } from '../openBrowser.mts';
import { openStage } from '../openStage.mts';
import { Canvas } from './pages/Canvas.mts';
import { Pictures } from './pages/Pictures.mts';

/** How long a person waits for something to appear, in ms: much, where a machine is busy. */
const patience = 60_000;

/** What somebody has in front of them who tries the node. */
export interface Walk {
	/** n8n's editor, in the browser. */
	canvas: Canvas;
	/** The same n8n without the browser, for what a test begins with. */
	editor: Editor;
	/** What stands for Tracy. */
	sandbox: Sandbox;
	/** The IDs of n8n's credentials for it, by what their keys may do. */
	credentials: Record<'reading' | 'createOnly', string>;
	pictures: Pictures;
}

/**
 * Starts an n8n with our node, Tracy's stand-in, and a browser in which somebody has logged in.
 * @param pictures the folder for pictures; undefined takes none
 */
export async function openWalk(
	test: { after: (end: () => Promise<void>) => void },
	pictures: string | undefined,
): Promise<Walk> {
	// First, since it takes no time to find out that there is no browser.
	const browser = await openBrowser(test);
	const { n8n, sandbox } = await openStage(test, { GENERIC_TIMEZONE: 'Europe/Berlin' });
	const editor = await n8n.start();
	const credentials = {
		createOnly: await editor.addCredential('Create only', sandbox.url, sandbox.keys.createOnly),
		reading: await editor.addCredential('Tracy', sandbox.url, sandbox.keys.full),
	};
	selectors.setTestIdAttribute('data-test-id');
	const context = await browser.newContext({
		viewport: { width: 1360, height: 900 },
		timezoneId: 'Europe/Berlin',
		locale: 'en-GB',
	});
	context.setDefaultTimeout(patience);
	const canvas = new Canvas(await context.newPage(), editor);
	await canvas.logIn(n8n.login);
	return { canvas, editor, sandbox, credentials, pictures: new Pictures(pictures) };
}

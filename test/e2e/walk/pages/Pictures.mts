import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** What comes and goes by itself, and would stand in the way. */
const withoutToasts = '.el-notification { visibility: hidden !important; }';

/** Takes pictures on the way, light and dark, if somebody wants them. */
export class Pictures {
	/** @param folder where they are kept; undefined takes none */
	constructor(private readonly folder: string | undefined) {}

	/**
	 * Takes a picture of what is on the screen, as `NAME-light.png` and `NAME-dark.png`.
	 * @param parts what is to be on it, with what lies between; nothing is the whole page
	 */
	async take(page: Page, name: string, ...parts: Locator[]): Promise<void> {
		if (this.folder === undefined) return;
		// Whatever is under the mouse would look as if somebody pointed at it.
		await page.mouse.move(0, 0);
		for (const colorScheme of ['dark', 'light'] as const) {
			await page.emulateMedia({ colorScheme });
			const clip = await frameOf(page, parts);
			await page.screenshot({
				path: join(this.folder, `${name}-${colorScheme}.png`),
				animations: 'disabled',
				style: withoutToasts,
				...(clip && { clip }),
			});
		}
	}
}

/** The smallest rectangle around all parts, as far as it is on the page. */
async function frameOf(page: Page, parts: Locator[]) {
	const { width = 0, height = 0 } = page.viewportSize() ?? {};
	const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
	const seen = boxes.filter((box) => box !== null);
	if (seen.length === 0) return undefined;
	const left = Math.max(0, Math.min(...seen.map(({ x }) => x)));
	const top = Math.max(0, Math.min(...seen.map(({ y }) => y)));
	const right = Math.min(width, Math.max(...seen.map((box) => box.x + box.width)));
	const bottom = Math.min(height, Math.max(...seen.map((box) => box.y + box.height)));
	return { x: left, y: top, width: right - left, height: bottom - top };
}

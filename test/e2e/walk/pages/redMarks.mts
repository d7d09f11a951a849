/// <reference lib="dom" />
import type { Locator } from 'playwright-core';

/** The texts of what can be seen in a part of the page and is written or framed in red. */
export async function redMarks(part: Locator): Promise<string[]> {
	// This runs in the browser, where colours are also written in ways that only a canvas reads.
	return part.locator('*').evaluateAll((elements) => {
		const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
		if (pixel === null) throw new Error('The browser has no canvas.');
		return elements
			.filter((element) => element.checkVisibility())
			.filter((element) => {
				const { color, borderTopColor, borderTopWidth } = getComputedStyle(element);
				const frame = borderTopWidth === '0px' ? [] : [borderTopColor];
				return [color, ...frame].some((paint) => {
					pixel.clearRect(0, 0, 1, 1);
					pixel.fillStyle = paint;
					pixel.fillRect(0, 0, 1, 1);
					const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
					// Orange is n8n's own colour.
					return red - Math.max(green, blue) > 100 && Math.abs(green - blue) < 60;
				});
			})
			.map((element) => element.textContent);
	});
}

/** How JSON of an object or a list begins, wherever it is cut off. */
const CUT_JSON = /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[{\]"\d-]|$))/;

/** Whether a text that is not JSON is the beginning of JSON, by its look or its content type. */
export function isCutJson(text: string, contentType: string): boolean {
	return CUT_JSON.test(text) || (/\bjson\b/i.test(contentType) && !/^\s*</.test(text));
}

/// <reference lib="dom" />

/** Whatever a record holds becomes text nodes and never markup: children are nodes or texts. */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	attributes: Record<string, string>,
	...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.append(...children);
	return made;
}

/** An element that stands in `page.html`. */
export function byId(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (found === null) throw new Error(`The page has no element "${id}".`);
	return found;
}

export function write(node: HTMLElement, text: string): void {
	// A status that is written anew would be read out anew.
	if (node.textContent !== text) node.textContent = text;
}

export function count(number: number, one: string, many: string): string {
	return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

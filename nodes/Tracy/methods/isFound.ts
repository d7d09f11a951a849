import type { Named } from '../contract/DatasetAnswer';

/** Whether what a person types into a list finds an entry: by part of its name, or by its ID. */
export function isFound({ id, name }: Named, filter: string): boolean {
	const typed = filter.trim().toLowerCase();
	return name.toLowerCase().includes(typed) || String(id) === typed;
}

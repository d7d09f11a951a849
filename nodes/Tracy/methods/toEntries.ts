import type { INodeListSearchItems } from 'n8n-workflow';
import type { Named } from '../contract/DatasetAnswer';

/**
 * The entries of a list in the editor: by name, and with the ID where a name is missing or is
 * another's as well.
 *
 * @param noun what each is, for those without a name
 */
export function toEntries(things: Named[], noun: string): INodeListSearchItems[] {
	const counts = new Map<string, number>();
	for (const { name } of things) counts.set(name, (counts.get(name) ?? 0) + 1);
	return things.map(({ id, name }) => {
		if (name.trim() === '') return { name: `${noun} ${id}`, value: id };
		return { name: counts.get(name) === 1 ? name : `${name} (${id})`, value: id };
	});
}

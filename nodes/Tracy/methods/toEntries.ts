import type { Named } from '../contract/DatasetAnswer';

/** The name of an entry and the ID that it stands for. */
interface Entry {
	name: string;
	value: number;
}

/**
 * The entries of a list in the editor: by name, and with the ID where a name is missing or is
 * another's as well.
 *
 * @param noun what each is, for those without a name
 * @param isPart whether there are more of them, of which any may have the same name
 */
export function toEntries(things: Named[], noun: string, isPart = false): Entry[] {
	const counts = new Map<string, number>();
	for (const { name } of things) counts.set(name, (counts.get(name) ?? 0) + 1);
	return things.map(({ id, name }) => {
		if (name.trim() === '') return { name: `${noun} ${id}`, value: id };
		return { name: counts.get(name) === 1 && !isPart ? name : `${name} (${id})`, value: id };
	});
}

import type { Named } from '../contract/DatasetAnswer';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { listIds } from './listIds';
import type { Names } from './Names';
import { refused } from './refused';

/** What is looked for, in the singular and the plural: "state" and "states". */
export interface Sought {
	one: string;
	many: string;
	/** Whose they are, such as "dataset "Films" (1)". */
	of: string;
}

/** Finds the one thing of that name, or says which there are. */
export function findNamed<Thing extends Named>(
	name: string,
	names: Names<Thing> | null,
	{ one, many, of }: Sought,
): Conversion<Thing> {
	if (!names) {
		return refused(
			`is not an ID, and Tracy does not tell the ${many} of ${of}`,
			`Enter the ID of the ${one}.`,
		);
	}
	const found = names.find(name);
	const [thing] = found;
	if (!thing) {
		return refused(
			`is no ${one} of ${of}, which has: ${names.list()}`,
			`Use one of these names, or the ID of the ${one}.`,
		);
	}
	if (found.length === 1) return converted(thing);
	return refused(
		`is the name of ${found.length} ${many} of ${of}, with the IDs ${listIds(found)}`,
		`Use the ID of the ${one} that is meant.`,
	);
}

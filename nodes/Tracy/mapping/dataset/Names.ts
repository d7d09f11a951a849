import type { Named } from '../../contract/readDataset';
import { listed, shorten } from '../../outcome/showValue';
import { showUnseen, withoutAnyBlank, withoutBlanks } from '../../outcome/withoutBlanks';
import { ok, flawed } from '../../outcome/Result';
import type { Conversion } from '../../outcome/Result';

const SHOWN_NAMES = 10;
const SHOWN_LENGTH = 60;

/** Things that are found by their ID or by their name. */
export class Names<Thing extends Named> {
	private readonly byId = new Map<number, Thing>();

	private readonly byName = new Map<string, Thing[]>();

	private readonly byLooseName = new Map<string, Thing[]>();

	constructor(readonly all: readonly Thing[]) {
		for (const thing of all) {
			this.byId.set(thing.id, thing);
			add(this.byName, thing.name, thing);
			add(this.byLooseName, loose(thing.name), thing);
		}
	}

	get(id: number): Thing | undefined {
		return this.byId.get(id);
	}

	/** All that have this very name, without blanks around it; else all that have it but for case and blanks. */
	find(name: string): Thing[] {
		return (
			this.byName.get(name) ??
			this.byName.get(withoutBlanks(name)) ??
			this.byLooseName.get(loose(name)) ??
			[]
		);
	}

	/** All names, as a message lists them; or only those of some. */
	list(things: readonly Thing[] = this.all): string {
		const show = ({ name }: Thing) => `"${showUnseen(shorten(name, SHOWN_LENGTH))}"`;
		return listed(things, SHOWN_NAMES, show) || 'none';
	}
}

/** Something with a name that nobody told can't be meant by one. */
function add<Thing>(map: Map<string, Thing[]>, name: string, thing: Thing): void {
	if (name === '') return;
	const list = map.get(name);
	if (list) list.push(thing);
	else map.set(name, [thing]);
}

/** A name as it is compared where case and blanks count for nothing, however it is composed. */
export function loose(name: string): string {
	return withoutAnyBlank(name.normalize('NFC').toLowerCase());
}

/** The IDs of several things, as a message lists them. */
export function listIds(things: Named[]): string {
	return listed(things, SHOWN_NAMES, ({ id }) => String(id));
}

/** What is looked for, in the singular and the plural: "state" and "states". */
interface Sought {
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
		return flawed(
			`is not an ID, and Tracy does not tell the ${many} of ${of}`,
			`Enter the ID of the ${one}.`,
		);
	}
	const found = names.find(name);
	const [thing] = found;
	if (!thing) {
		return flawed(
			`is no ${one} of ${of}, which has: ${names.list()}`,
			`Use one of these names, or the ID of the ${one}.`,
		);
	}
	if (found.length === 1) return ok(thing);
	return flawed(
		`is the name of ${found.length} ${many} of ${of}, with the IDs ${listIds(found)}`,
		`Use the ID of the ${one} that is meant.`,
	);
}

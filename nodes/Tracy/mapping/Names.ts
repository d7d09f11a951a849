import type { Named } from '../contract/DatasetAnswer';

const SHOWN_NAMES = 10;
const SHOWN_LENGTH = 60;

/** Things that are found by their ID or by their name. */
export class Names<Thing extends Named> {
	private readonly byId = new Map<number, Thing>();

	private readonly byName = new Map<string, Thing[]>();

	private readonly byLooseName = new Map<string, Thing[]>();

	constructor(private readonly things: Thing[]) {
		for (const thing of things) {
			this.byId.set(thing.id, thing);
			add(this.byName, thing.name, thing);
			add(this.byLooseName, loose(thing.name), thing);
		}
	}

	get(id: number): Thing | undefined {
		return this.byId.get(id);
	}

	/** All that have this very name; else all that have it but for case and blanks. */
	find(name: string): Thing[] {
		return this.byName.get(name) ?? this.byLooseName.get(loose(name)) ?? [];
	}

	/** Whether something has this very name. */
	has(name: string): boolean {
		return this.byName.has(name);
	}

	/** All names, as a message lists them. */
	list(): string {
		const shown = this.things.slice(0, SHOWN_NAMES).map(({ name }) => `"${shorten(name)}"`);
		const more = this.things.length - SHOWN_NAMES;
		if (shown.length === 0) return 'none';
		return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
	}
}

/** Something with a name that nobody told can't be meant by one. */
function add<Thing>(map: Map<string, Thing[]>, name: string, thing: Thing): void {
	if (name === '') return;
	const list = map.get(name);
	if (list) list.push(thing);
	else map.set(name, [thing]);
}

function loose(name: string): string {
	return name.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
}

function shorten(name: string): string {
	const characters = Array.from(name);
	if (characters.length <= SHOWN_LENGTH) return name;
	return `${characters.slice(0, SHOWN_LENGTH).join('')}…`;
}

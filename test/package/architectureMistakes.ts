import { House, pathOf } from './House';
import { importsOf, type Import } from './importsOf';

interface Room {
	/** The other rooms that it may know. */
	rooms: string[];
	/** Those of which it may know the types. */
	types?: string[];
	/** Whether it knows nothing of n8n, its types included. */
	pure?: true;
}

/** What the rooms of `nodes/Tracy` may know of each other: the arrows run one way. */
const ROOMS: Record<string, Room> = {
	'Tracy.node': { rooms: ['actions', 'methods'] },
	actions: { rooms: ['host', 'mapping', 'delivery', 'transport', 'outcome', 'contract'] },
	methods: { rooms: ['host', 'mapping', 'delivery', 'transport', 'outcome', 'contract'] },
	host: { rooms: ['mapping', 'delivery', 'transport', 'outcome', 'contract'] },
	transport: { rooms: ['outcome', 'contract'], types: ['delivery'] },
	mapping: { rooms: ['outcome', 'contract'], pure: true },
	delivery: { rooms: ['outcome'], pure: true },
	outcome: { rooms: [], pure: true },
	contract: { rooms: [], pure: true },
};

/** How many files a folder and a house may hold, how long a file is, how many imports there are. */
const MOST = { filesOfFolder: 12, lines: 210, files: 115, edges: 440 };

/** What n8n gives to a package that has no dependencies. */
const PACKAGES = ['zod/v4', 'luxon', 'node:crypto'];

/** Of a folder or a file that is called so, or ends so: `utils/`, `rowHelpers.ts`. */
export const NAMES_THAT_SAY_NOTHING =
	/(?:^|\/)(?:[Uu]tils?|[Hh]elpers?|[Tt]ypes|[Cc]ommon|[Ss]hared|[Mm]isc|[Mm]anagers?)\b|(?:Utils?|Helpers?|Common|Misc|Managers?)[./]/;

/** n8n names these files for what they are, and they export what n8n looks for. */
const N8N_SUFFIX = /\.(?:operation|resource)$/;

/**
 * Finds what is built against the design in the sources that ship.
 *
 * @param sources the text of each file, by its path from the repository
 * @returns a sentence for each mistake
 */
export function architectureMistakes(sources: Map<string, string>): string[] {
	const house = new House(sources);
	return [
		...[...sources].flatMap(([path, source]) => [
			...importsOf(source).flatMap((imported) => importMistakes(path, imported)),
			...nameMistakes(path, source),
		]),
		...house.circles().map((circle) => `${circle} is a circle`),
		...sizeMistakes(house),
	];
}

function sizeMistakes(house: House): string[] {
	const { sources, rooms, edges } = house;
	return [
		...rooms
			.filter(({ files }) => files > MOST.filesOfFolder)
			.map(({ name, files }) => `${name} holds ${files} files`),
		...[...sources.keys()]
			.filter((path) => house.linesOf(path) > MOST.lines)
			.map((path) => `${path} has ${house.linesOf(path)} lines`),
		...(sources.size > MOST.files ? [`there are ${sources.size} files`] : []),
		...(edges.length > MOST.edges ? [`there are ${edges.length} imports`] : []),
	];
}

function importMistakes(path: string, { from, typeOnly }: Import): string[] {
	const name = roomOf(path);
	const room = name === undefined ? { rooms: [] } : ROOMS[name];
	if (!room) return [`${path} stands in a room that the design does not know`];
	const allowed = from.startsWith('.')
		? [name, ...room.rooms, ...((typeOnly && room.types) || [])].includes(targetOf(path, from))
		: PACKAGES.includes(from) || (from === 'n8n-workflow' && !room.pure);
	return allowed ? [] : [`${path} imports ${from}`];
}

function targetOf(path: string, from: string): string | undefined {
	return roomOf(pathOf(path, from));
}

/** `mapping` for `nodes/Tracy/mapping/text.ts`; undefined for what is not the node's. */
function roomOf(path: string): string | undefined {
	return /^nodes\/Tracy\/([^/]+?)(?:\/|\.ts$|$)/.exec(path)?.[1];
}

function nameMistakes(path: string, source: string): string[] {
	if (NAMES_THAT_SAY_NOTHING.test(path)) return [`${path} has a name that says nothing`];
	const name = (/([^/]+)\.ts$/.exec(path)?.[1] ?? '').replace(/\.(?:node|credentials)$/, '');
	const expected = N8N_SUFFIX.test(name) ? 'description' : name;
	const exported =
		/^export (?:declare )?(?:abstract )?(?:async )?(?:const|function|class|interface|type) (\w+)/gm;
	const names = [...source.matchAll(exported)].map(([, exportedName]) => exportedName);
	return names.includes(expected) ? [] : [`${path} does not export ${expected}`];
}

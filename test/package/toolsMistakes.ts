import { NAMES_THAT_SAY_NOTHING } from './architectureMistakes';
import { House } from './House';

/** What each room of the workshop may know besides itself. Nothing may know the demo. */
const ROOMS: Record<string, string[]> = {
	'tools/demo': ['tools/n8n'],
	// The mapping alone is timed, to which the package has no door.
	'tools/bench': ['tools/n8n', 'nodes/Tracy'],
	'tools/n8n': ['tools/sandbox'],
	'tools/sandbox': [],
	'tools/live-check': ['nodes/Tracy'],
	'test/e2e': ['tools/n8n', 'tools/sandbox', 'test/sandbox'],
};

/** What the rooms inside the sandbox may know of each other; what stands beside them knows all. */
const SANDBOX_ROOMS: Record<string, string[]> = {
	api: ['state', 'rules'],
	control: ['api', 'state', 'rules'],
	page: ['state'],
	state: ['rules'],
	rules: [],
};

/** How many files the workshop and a folder of it may hold, and how long a file is. */
const MOST = { files: 190, codeFilesOfFolder: 12, lines: 210 };

/**
 * Finds what is built against the design in the workshop, and who knows of it what may not be.
 *
 * @param files the text of each file, of any kind, by its path from the repository
 * @returns a sentence for each mistake
 */
export function toolsMistakes(files: Map<string, string>): string[] {
	const inTools = [...files].filter(([path]) => path.startsWith('tools/'));
	const code = [...files].filter(([path]) => isCode(path));
	const { edges } = new House(new Map(code));
	const workshop = new House(new Map(inTools.filter(([path]) => isCode(path))));
	return [
		...(inTools.length > MOST.files ? [`tools holds ${inTools.length} files`] : []),
		...workshop.rooms
			.filter((room) => room.files > MOST.codeFilesOfFolder)
			.map((room) => `${room.name} holds ${room.files} files of code`),
		...[...workshop.sources].flatMap(([path, source]) => [
			...(workshop.linesOf(path) > MOST.lines
				? [`${path} is ${workshop.linesOf(path)} lines`]
				: []),
			...nameMistakes(path, source),
		]),
		...workshop.circles().map((circle) => `${circle} is a circle`),
		...edges
			.filter(({ from, to }) => !mayKnow(from, to))
			.map(({ from, to }) => `${from} imports ${to}`),
	];
}

function isCode(path: string): boolean {
	return /\.(?:m?ts|mjs)$/.test(path);
}

/** A program exports nothing and is named after what it does. */
function nameMistakes(path: string, source: string): string[] {
	const isKnown = path.split('/').length < 3 || roomOf(path) in ROOMS;
	if (!isKnown) return [`${path} stands in a room that the design does not know`];
	if (NAMES_THAT_SAY_NOTHING.test(path)) return [`${path} has a name that says nothing`];
	const name = /([^/]+)\.\w+$/.exec(path)?.[1] ?? '';
	const exported = /^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm;
	const names = [...source.matchAll(exported)].map(([, exportedName]) => exportedName);
	return names.length === 0 || names.includes(name) ? [] : [`${path} does not export ${name}`];
}

function mayKnow(from: string, to: string): boolean {
	const [room, target] = [roomOf(from), roomOf(to)];
	if (room === target) return room !== 'tools/sandbox' || mayKnowInSandbox(from, to);
	return ROOMS[room]?.includes(target) ?? target !== 'tools/demo';
}

function mayKnowInSandbox(from: string, to: string): boolean {
	const [room = '', target = ''] = [from, to].map((path) => path.split('/')[2]);
	return room === target || (SANDBOX_ROOMS[room]?.includes(target) ?? true);
}

/** `tools/n8n` for `tools/n8n/install/packPackage.mts`. */
function roomOf(path: string): string {
	return path.split('/').slice(0, 2).join('/');
}

import { importsOf } from './importsOf';

/** What each room of the workshop may know besides itself. Nothing may know the demo. */
const ROOMS: Record<string, string[]> = {
	'tools/demo': ['tools/n8n', 'tools/sandbox'],
	'tools/bench': ['tools/n8n', 'tools/sandbox'],
	'tools/n8n': ['tools/sandbox'],
	'tools/sandbox': [],
	'tools/live-check': ['nodes/Tracy'],
	'test/e2e': ['tools/n8n', 'tools/sandbox', 'test/sandbox'],
};

/** What the rooms inside the sandbox may know of each other; what stands beside them knows all. */
const SANDBOX_ROOMS: Record<string, string[]> = {
	api: ['state', 'rules'],
	control: ['api', 'state', 'rules'],
	page: [],
	state: ['rules'],
	rules: [],
};

const MOST_FILES = 190;
const MOST_CODE_FILES_IN_FOLDER = 12;
const MOST_LINES = 210;
const NAMES_THAT_SAY_NOTHING = /(?:^|\/)(?:utils?|helpers?|types|common|shared|misc|managers?)\b/i;

/**
 * Finds what is built against the design in the workshop.
 *
 * @param files the text of each file of tools/ and test/, of any kind, by its path
 * @returns a sentence for each mistake
 */
export function toolsMistakes(files: Map<string, string>): string[] {
	const tools = [...files.keys()].filter((path) => path.startsWith('tools/'));
	const imports = importedFiles(files);
	return [
		...(tools.length > MOST_FILES ? [`tools holds ${tools.length} files`] : []),
		...fullFolders(tools.filter(isCode)),
		...tools.filter(isCode).flatMap((path) => fileMistakes(path, files.get(path) ?? '')),
		...[...imports].flatMap(([path, targets]) =>
			targets.filter((target) => !mayKnow(path, target)).map((to) => `${path} imports ${to}`),
		),
		...circles(new Map([...imports].filter(([path]) => path.startsWith('tools/')))),
	];
}

function isCode(path: string): boolean {
	return /\.(?:m?ts|mjs)$/.test(path);
}

function fullFolders(paths: string[]): string[] {
	const counts = new Map<string, number>();
	for (const path of paths) {
		const folder = path.slice(0, path.lastIndexOf('/'));
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	return [...counts]
		.filter(([, count]) => count > MOST_CODE_FILES_IN_FOLDER)
		.map(([folder, count]) => `${folder} holds ${count} files of code`);
}

function fileMistakes(path: string, source: string): string[] {
	const lines = source.split('\n').length - 1;
	const name = /([^/]+)\.\w+$/.exec(path)?.[1] ?? '';
	const exported =
		/^export (?:declare )?(?:abstract )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm;
	const names = [...source.matchAll(exported)].map(([, exportedName]) => exportedName);
	return [
		...(lines > MOST_LINES ? [`${path} has ${lines} lines`] : []),
		...(NAMES_THAT_SAY_NOTHING.test(path) ? [`${path} has a name that says nothing`] : []),
		...(names.length > 0 && !names.includes(name) ? [`${path} does not export ${name}`] : []),
	];
}

/** The files that each file of code imports, types included. */
function importedFiles(files: Map<string, string>): Map<string, string[]> {
	return new Map(
		[...files]
			.filter(([path]) => isCode(path))
			.map(([path, source]) => [
				path,
				importsOf(source)
					.filter(({ from }) => from.startsWith('.'))
					.map(({ from }) => new URL(from, `https://repository/${path}`).pathname.slice(1)),
			]),
	);
}

function mayKnow(path: string, target: string): boolean {
	const [room, targetRoom] = [roomOf(path), roomOf(target)];
	if (room === targetRoom) {
		const [inner, targetInner] = [sandboxRoomOf(path), sandboxRoomOf(target)];
		const known = inner === undefined ? undefined : SANDBOX_ROOMS[inner];
		return known === undefined || [inner, ...known].includes(targetInner);
	}
	const known = ROOMS[room];
	if (known === undefined) return targetRoom !== 'tools/demo';
	return known.includes(targetRoom);
}

/** `tools/n8n` for `tools/n8n/install/packPackage.mts`. */
function roomOf(path: string): string {
	return path.split('/').slice(0, 2).join('/');
}

function sandboxRoomOf(path: string): string | undefined {
	return /^tools\/sandbox\/([^/.]+)\//.exec(path)?.[1];
}

/** Each file that, by what it imports, comes back to itself. */
function circles(imports: Map<string, string[]>): string[] {
	const found: string[] = [];
	for (const start of imports.keys()) {
		const seen = new Set<string>();
		const waiting = [...(imports.get(start) ?? [])];
		for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
			if (seen.has(path)) continue;
			seen.add(path);
			waiting.push(...(imports.get(path) ?? []));
		}
		if (seen.has(start)) found.push(`${start} comes back to itself`);
	}
	return found;
}

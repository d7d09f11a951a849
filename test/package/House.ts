/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test harness works with paths */
import { posix } from 'node:path';
import { importsOf } from './importsOf';

/** An import of one file of a house by another. */
export interface Edge {
	from: string;
	to: string;
}

/** A folder of a house, and what it knows. */
export interface Room {
	name: string;
	files: number;
	lines: number;
	/** How many imports lead from here to each other room. */
	imports: Array<{ room: string; edges: number }>;
}

/** The path that a file imports by a relative name. */
export function pathOf(file: string, relativeName: string): string {
	return posix.join(posix.dirname(file), relativeName);
}

/** Source files by their paths, as folders with arrows between them. */
export class House {
	readonly edges: Edge[];

	/** @param sources the text of each file, by its path with slashes */
	constructor(readonly sources: Map<string, string>) {
		this.edges = [...sources].flatMap(([from, source]) => this.edgesOf(from, source));
	}

	/** The folders, in the order of their names. */
	get rooms(): Room[] {
		const names = new Set([...this.sources.keys()].map((path) => posix.dirname(path)));
		return [...names].sort().map((name) => this.room(name));
	}

	linesOf(path: string): number {
		return (this.sources.get(path) ?? '').trimEnd().split('\n').length;
	}

	/** Files that know each other in a circle, or folders that do; each circle as a path. */
	circles(): string[] {
		const between = (nameOf: (path: string) => string) =>
			this.edges
				.map(({ from, to }) => ({ from: nameOf(from), to: nameOf(to) }))
				.filter(({ from, to }) => from !== to);
		return [...circlesIn(between((path) => path)), ...circlesIn(between(posix.dirname))];
	}

	private room(name: string): Room {
		const files = [...this.sources.keys()].filter((path) => posix.dirname(path) === name);
		const counts = new Map<string, number>();
		for (const { from, to } of this.edges) {
			const room = posix.dirname(to);
			if (posix.dirname(from) !== name || room === name) continue;
			counts.set(room, (counts.get(room) ?? 0) + 1);
		}
		return {
			name,
			files: files.length,
			lines: files.reduce((lines, path) => lines + this.linesOf(path), 0),
			imports: [...counts].sort().map(([room, edges]) => ({ room, edges })),
		};
	}

	/** A file is known once, however many imports say so. */
	private edgesOf(from: string, source: string): Edge[] {
		const targets = importsOf(source)
			.filter((imported) => imported.from.startsWith('.'))
			.map((imported) => this.resolve(pathOf(from, imported.from)))
			.filter((to) => to !== undefined);
		return [...new Set(targets)].map((to) => ({ from, to }));
	}

	private resolve(path: string): string | undefined {
		return [path, `${path}.ts`].find((candidate) => this.sources.has(candidate));
	}
}

function circlesIn(edges: Edge[]): string[] {
	const known = new Map<string, Set<string>>();
	for (const { from, to } of edges) known.set(from, (known.get(from) ?? new Set()).add(to));
	const done = new Set<string>();
	const circles: string[] = [];
	const visit = (node: string, way: string[]): void => {
		const place = way.indexOf(node);
		if (place >= 0) circles.push([...way.slice(place), node].join(' -> '));
		if (place >= 0 || done.has(node)) return;
		for (const next of known.get(node) ?? []) visit(next, [...way, node]);
		done.add(node);
	};
	for (const node of known.keys()) visit(node, []);
	return circles;
}

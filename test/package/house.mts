// Usage: npm run house [-- FOLDER …]
// Shows the rooms of the house (of nodes/ and tools/, unless told otherwise): their files, their
// lines, and the imports that lead from one to another.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { House } from './House.ts';

const folders = process.argv.length > 2 ? process.argv.slice(2) : ['nodes', 'tools'];
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...folders], {
	encoding: 'utf8',
});
const paths = tracked.split('\n').filter((path) => /\.m?ts$/.test(path) && existsSync(path));
const house = new House(new Map(paths.map((path) => [path, readFileSync(path, 'utf8')])));

const line = (name: string, files: number | string, lines: number | string, knows: string) =>
	`${name.padEnd(36)}${String(files).padStart(6)}${String(lines).padStart(7)}  ${knows}`;

console.log(line('room', 'files', 'lines', 'imports'));
for (const { name, files, lines, imports } of house.rooms) {
	const knows = imports.map(
		({ room, edges }) => `${room.replace(/^(?:nodes\/Tracy|tools)\//, '')} ${edges}`,
	);
	console.log(line(name, files, lines, knows.join(', ')));
}
const lines = paths.reduce((sum, path) => sum + house.linesOf(path), 0);
console.log(line('all', paths.length, lines, `${house.edges.length} imports in all`));

const longest = [...paths].sort((a, b) => house.linesOf(b) - house.linesOf(a)).slice(0, 5);
console.log(`longest: ${longest.map((path) => `${path} ${house.linesOf(path)}`).join(', ')}`);

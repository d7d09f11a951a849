// Usage: node .ci/releaseNotes.mjs VERSION
// Prints what CHANGELOG.md says of a version; refuses one that is not package.json's, or of which
// the changelog says nothing or that it is not released.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const [wanted] = process.argv.slice(2);
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const { version } = JSON.parse(read('package.json'));
if (wanted !== version) refuse(`The tag is ${wanted}, and package.json's version is ${version}.`);

const sections = read('CHANGELOG.md').split(/^## /m).slice(1);
const section = sections.find((text) => /^\S+/.exec(text)?.[0] === version);
if (section === undefined) refuse(`CHANGELOG.md says nothing of ${version}.`);
const [heading, ...lines] = section.split('\n');
if (heading.includes('not yet released')) refuse(`CHANGELOG.md calls ${version} not yet released.`);
console.log(lines.join('\n').trim());

function refuse(reason) {
	console.error(reason);
	process.exit(1);
}

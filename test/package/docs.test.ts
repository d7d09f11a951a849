import { Folder } from './Folder';
import { pathOf } from './House';

const { repository } = Folder;
const pages = [
	...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
	...repository.filesIn('docs').filter((file) => file.endsWith('.md')),
];

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
	const headings = [...repository.read(page).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text);
	return headings.map((text) =>
		text
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.trim()
			.replaceAll(' ', '-'),
	);
}

test.each(pages)('%s links to what is there', (page) => {
	const links = [...repository.read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
	const broken = links
		.filter((to) => !/^(?:https?|mailto):/.test(to))
		.filter((to) => {
			const [file = '', anchor] = to.split('#');
			const target = file === '' ? page : pathOf(page, file);
			if (!repository.has(target)) return true;
			return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
		});
	expect(broken).toEqual([]);
});

test.each(pages)('%s names commands that there are', (page) => {
	const { scripts }: { scripts: { [name: string]: string } } = JSON.parse(
		repository.read('package.json'),
	);
	const named = [...repository.read(page).matchAll(/npm run ([a-z][\w:-]*)/g)].map(
		([, name = '']) => name,
	);
	expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('The README is for somebody with two minutes', () => {
	expect(repository.bytes('README.md').length).toBeLessThanOrEqual(8192);
});

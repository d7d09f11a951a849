import { Folder } from './Folder';
import { pathOf } from './House';

const { repository } = Folder;
const pages = [
	...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'CODE_OF_CONDUCT.md'],
	'tools/sandbox/README.md',
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

/** A picture as it stands on a page. */
interface ShownPicture {
	/** Its path from the repository. */
	file: string;
	/** What a page with a dark background shows instead. */
	dark?: string;
	/** What stands for it where nobody sees it. */
	words: string;
}

/** The pictures on a page: Markdown's, and HTML's, which may have a dark twin. */
function picturesOn(page: string): ShownPicture[] {
	const text = repository.read(page);
	const plain = [...text.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(
		([, words = '', path = '']) => ({ file: pathOf(page, path), words }),
	);
	const attribute = (html: string, name: string) =>
		new RegExp(`\\b${name}="([^"]*)"`).exec(html)?.[1] ?? '';
	const themed = [...text.matchAll(/<picture>[^]*?<\/picture>/g)].map(([html]) => ({
		file: pathOf(page, attribute(html, 'src')),
		dark: pathOf(page, attribute(html, 'srcset')),
		words: attribute(html, 'alt'),
	}));
	return [...plain, ...themed];
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

test.each(pages)('%s names tests to run that there are', (page) => {
	const named = [...repository.read(page).matchAll(/\bnpx (?:jest|tsx --test) (test\/[\w./-]+)/g)];
	const files = repository.filesIn('test');
	const missing = named
		.map(([, start = '']) => start)
		.filter((start) => !files.some((file) => file.startsWith(start)));
	expect(missing).toEqual([]);
});

describe('Pictures', () => {
	const pictures = repository.filesIn('docs/pictures');

	test.each(pages)('on %s are there, and are said in words as well', (page) => {
		const bad = picturesOn(page).filter(
			({ file, words }) => !repository.has(file) || words.length < 20,
		);
		expect(bad).toEqual([]);
	});

	test.each(pages)('on %s have a dark one beside the light one', (page) => {
		const twins = picturesOn(page).filter(({ file }) => file.startsWith('docs/pictures/'));
		for (const { file, dark } of twins)
			expect(dark).toBe(file.replace(/-light\.png$/, '-dark.png'));
	});

	test('are each shown somewhere', () => {
		const shown = pages.flatMap(picturesOn).flatMap(({ file, dark }) => [file, dark ?? file]);
		expect(pictures).not.toEqual([]);
		expect(pictures.filter((file) => !shown.includes(file))).toEqual([]);
	});

	test.each(pictures)('are small: %s', (file) => {
		expect(repository.bytes(file).length).toBeLessThan(150_000);
	});
});

test('The README has at most 8 kB', () => {
	expect(repository.bytes('README.md').length).toBeLessThanOrEqual(8192);
});

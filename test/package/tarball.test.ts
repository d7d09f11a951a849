import { Folder } from './Folder';
import { importsOf } from './importsOf';
import { namesUsedIn } from './namesUsedIn';
import { PackedPackage } from './PackedPackage';

const { repository } = Folder;
const packed = PackedPackage.announced();
const { contents } = packed;
const files = contents.filesIn('.');
const scripts = files.filter((file) => file.endsWith('.js'));
const description = JSON.parse(contents.read('package.json'));

/** Verification forbids these; the node gets time, settings and files from n8n alone. */
const FORBIDDEN = [
	'Buffer',
	'__dirname',
	'__filename',
	'clearInterval',
	'clearTimeout',
	'console',
	'eval',
	'fetch',
	'global',
	'globalThis',
	'process',
	'setImmediate',
	'setInterval',
	'setTimeout',
];

describe('The tarball', () => {
	test('holds one file of code for the node and one for the credential, and nothing else', () => {
		const others = files.filter((file) => !file.endsWith('.js'));

		expect(scripts).toEqual([
			'dist/credentials/TracyApi.credentials.js',
			'dist/nodes/Tracy/Tracy.node.js',
		]);
		expect(others).toEqual([
			'CHANGELOG.md',
			'LICENSE',
			'README.md',
			'dist/nodes/Tracy/Tracy.node.json',
			'dist/nodes/Tracy/__schema__/v1.0.0/record/create.json',
			'dist/nodes/Tracy/__schema__/v1.0.0/record/duplicate.json',
			'dist/nodes/Tracy/__schema__/v1.0.0/record/get.json',
			'dist/nodes/Tracy/tracy.dark.svg',
			'dist/nodes/Tracy/tracy.svg',
			'package.json',
		]);
	});

	test('is under 80 kB', () => {
		expect(packed.bytes.length).toBeLessThan(80_000);
	});

	test('holds no trace of the machine that it was built on', () => {
		// Not its path alone, which may be as short as one of Tracy's addresses.
		const places = ['nodes', 'credentials', 'dist', 'test'].map(
			(folder) => `${repository.path}/${folder}/`,
		);
		const traces = [...places, 'node_modules', 'localhost', '127.0.0.1'];
		const traced = files
			.filter((file) => file.startsWith('dist/'))
			.filter((file) => traces.some((trace) => contents.read(file).includes(trace)));
		expect(traced).toEqual([]);
	});
});

describe('Its package.json is what verification demands', () => {
	test('no run-time dependency, and n8n-workflow as the only peer', () => {
		const { dependencies = {}, peerDependencies, bundledDependencies = [] } = description;
		expect(dependencies).toEqual({});
		expect(bundledDependencies).toEqual([]);
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(description).not.toHaveProperty('overrides');
		expect(description).not.toHaveProperty('optionalDependencies');
	});

	test('a public, MIT licensed package of somebody, found as a community node', () => {
		expect(description).toMatchObject({
			name: 'n8n-nodes-tracy',
			version: expect.stringMatching(/^\d+\.\d+\.\d+/),
			description: expect.stringMatching(/\w/),
			license: 'MIT',
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			author: { name: expect.stringMatching(/\w/), email: expect.stringMatching(/@/) },
			homepage: expect.stringMatching(/^https:\/\/github\.com\//),
			repository: { type: 'git', url: expect.stringMatching(/^git\+https:\/\/github\.com\//) },
		});
		expect(description).not.toHaveProperty('private');
	});

	test('nothing runs when it is installed', () => {
		const lifecycle = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
		expect(Object.keys(description.scripts).filter((name) => lifecycle.includes(name))).toEqual([]);
	});

	test('the strict rules of n8n, and nodes and credentials that are there', () => {
		expect(description.n8n).toEqual({
			n8nNodesApiVersion: 1,
			strict: true,
			credentials: ['dist/credentials/TracyApi.credentials.js'],
			nodes: ['dist/nodes/Tracy/Tracy.node.js'],
		});
		expect(files).toEqual(expect.arrayContaining(description.n8n.nodes));
		expect(files).toEqual(expect.arrayContaining(description.n8n.credentials));
	});
});

describe('What ships', () => {
	test.each(['dist/nodes/Tracy/Tracy.node.js', 'dist/credentials/TracyApi.credentials.js'])(
		'%s names icons that are there',
		(file) => {
			const icons = [...contents.read(file).matchAll(/["']file:([^"']+)["']/g)].map(
				([, icon]) => icon,
			);
			expect(icons).toHaveLength(2);
			for (const icon of icons) {
				const { pathname } = new URL(icon ?? '', `https://package/${file}`);
				expect(files).toContain(pathname.slice(1));
			}
		},
	);

	test('asks only for what n8n gives: n8n-workflow, zod/v4, luxon and node:crypto', () => {
		const asked = scripts.flatMap((file) => importsOf(contents.read(file)).map(({ from }) => from));
		expect([...new Set(asked)].sort()).toEqual(['luxon', 'n8n-workflow', 'node:crypto', 'zod/v4']);
	});

	test('uses no timers, no environment, no console and nothing global', () => {
		const uses = scripts.flatMap((file) => {
			const names = namesUsedIn(contents.read(file));
			return FORBIDDEN.filter((name) => names.has(name)).map((name) => `${file} uses ${name}`);
		});
		expect(uses).toEqual([]);
	});
});

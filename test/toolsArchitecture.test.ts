import { Folder } from './package/Folder';
import { toolsMistakes } from './package/toolsMistakes';

const { repository } = Folder;

/** Empty for what can't import anything of the tools, as reading all takes its time. */
function textOf(path: string): string {
	const text = repository.read(path);
	return path.startsWith('tools/') || text.includes('tools/') ? text : '';
}

test('The workshop is built as the design has it', () => {
	const paths = ['tools', 'test', 'nodes'].flatMap((folder) => repository.ownFilesIn(folder));
	const files = new Map(paths.map((path) => [path, textOf(path)]));
	expect(files.has('tools/n8n/N8n.mts')).toBe(true);
	expect(toolsMistakes(files)).toEqual([]);
});

describe('What is built against the design is found', () => {
	test.each([
		{
			what: 'somebody who knows the demo',
			from: 'tools/bench/main.mts',
			to: 'tools/demo/resultTable.mts',
		},
		{
			what: 'a test that knows the demo, for a type only',
			from: 'test/sandbox/openSandbox.mts',
			to: 'tools/demo/resultTable.mts',
			as: (path: string) => `export type Results = import('${path}').Results;`,
		},
		{
			what: 'a sandbox that knows the node',
			from: 'tools/sandbox/rules/checkKey.mts',
			to: 'nodes/Tracy/contract/fields.ts',
		},
		{
			what: 'rules of the sandbox that know how they are asked for',
			from: 'tools/sandbox/rules/checkKey.mts',
			to: 'tools/sandbox/api/registerApi.mts',
			as: (path: string) => `const api = await import('${path}');`,
		},
		{
			what: 'a real n8n that knows who uses it',
			from: 'tools/n8n/N8n.mts',
			to: 'tools/bench/main.mts',
		},
	])('$what', ({ from, to, as = (path) => `import '${path}';` }) => {
		const path = `${'../'.repeat(from.split('/').length - 1)}${to}`;
		const files = new Map([
			[from, as(path)],
			[to, ''],
		]);
		expect(toolsMistakes(files)).toEqual([`${from} imports ${to}`]);
	});

	test.each([
		{
			what: 'a file that is too long',
			path: 'tools/n8n/N8n.mts',
			source: `export const N8n = [${'\n\t1,'.repeat(209)}\n];\n`,
			mistake: 'tools/n8n/N8n.mts is 211 lines',
		},
		{
			what: 'a room that nobody designed',
			path: 'tools/attic/box.mts',
			source: 'export const box = 1;',
			mistake: 'tools/attic/box.mts stands in a room that the design does not know',
		},
		{
			what: 'a file whose name says nothing',
			path: 'tools/n8n/rowHelpers.mts',
			source: 'export const rowHelpers = 1;',
			mistake: 'tools/n8n/rowHelpers.mts has a name that says nothing',
		},
		{
			what: 'a file that is named after something else',
			path: 'tools/n8n/N8n.mts',
			source: 'export class Server {}',
			mistake: 'tools/n8n/N8n.mts does not export N8n',
		},
	])('$what', ({ path, source, mistake }) => {
		expect(toolsMistakes(new Map([[path, source]]))).toEqual([mistake]);
	});

	test('a circle', () => {
		const files = new Map([
			['tools/n8n/N8n.mts', "export type { Editor as N8n } from './Editor.mts';"],
			['tools/n8n/Editor.mts', "export { N8n as Editor } from './N8n.mts';"],
		]);
		expect(toolsMistakes(files)).toEqual([
			'tools/n8n/N8n.mts -> tools/n8n/Editor.mts -> tools/n8n/N8n.mts is a circle',
		]);
	});

	test('a folder that is full', () => {
		const paths = Array.from({ length: 13 }, (_, index) => `tools/n8n/file${index}.mts`);
		expect(toolsMistakes(new Map(paths.map((path) => [path, ''])))).toEqual([
			'tools/n8n holds 13 files of code',
		]);
	});

	test('a workshop that is full', () => {
		const paths = Array.from({ length: 191 }, (_, index) => `tools/demo/rows/${index}.json`);
		expect(toolsMistakes(new Map(paths.map((path) => [path, ''])))).toEqual([
			'tools holds 191 files',
		]);
	});
});

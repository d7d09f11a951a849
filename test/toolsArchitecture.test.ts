import { Folder } from './package/Folder';
import { toolsMistakes } from './package/toolsMistakes';

const { repository } = Folder;

test('The workshop is built as the design has it', () => {
	const paths = ['tools', 'test'].flatMap((folder) => repository.ownFilesIn(folder));
	const files = new Map(paths.map((path) => [path, repository.read(path)]));
	expect(files.has('tools/n8n/N8n.mts')).toBe(true);
	expect(toolsMistakes(files)).toEqual([]);
});

describe('What is built against the design is found', () => {
	test.each([
		{
			what: 'somebody who knows the demo',
			path: 'tools/bench/runNode.mts',
			source: "import { exampleRows } from '../demo/exampleRows.mts';",
			mistake: 'tools/bench/runNode.mts imports tools/demo/exampleRows.mts',
		},
		{
			what: 'a test that knows the demo',
			path: 'test/sandbox/openSandbox.mts',
			source: "import type { Examples } from '../../tools/demo/connectExamples.mts';",
			mistake: 'test/sandbox/openSandbox.mts imports tools/demo/connectExamples.mts',
		},
		{
			what: 'a sandbox that knows the node',
			path: 'tools/sandbox/rules/checkKey.mts',
			source: "import { fields } from '../../../nodes/Tracy/contract/fields.ts';",
			mistake: 'tools/sandbox/rules/checkKey.mts imports nodes/Tracy/contract/fields.ts',
		},
		{
			what: 'rules that know how they are asked for',
			path: 'tools/sandbox/rules/checkKey.mts',
			source: "const api = await import('../api/registerApi.mts');",
			mistake: 'tools/sandbox/rules/checkKey.mts imports tools/sandbox/api/registerApi.mts',
		},
		{
			what: 'a real n8n that knows the benchmark',
			path: 'tools/n8n/N8n.mts',
			source: "export type N8n = import('../bench/runNode.mts').Window;",
			mistake: 'tools/n8n/N8n.mts imports tools/bench/runNode.mts',
		},
		{
			what: 'a file that comes back to itself',
			path: 'tools/n8n/N8n.mts',
			source: "import type { N8n as Other } from './N8n.mts';\nexport type N8n = Other;",
			mistake: 'tools/n8n/N8n.mts comes back to itself',
		},
		{
			what: 'a file that is too long',
			path: 'tools/n8n/N8n.mts',
			source: 'export const N8n = 1;\n'.padEnd(300, '\n'),
			mistake: 'tools/n8n/N8n.mts has 279 lines',
		},
		{
			what: 'a file whose name says nothing',
			path: 'tools/n8n/helpers.mts',
			source: 'export const helpers = 1;',
			mistake: 'tools/n8n/helpers.mts has a name that says nothing',
		},
		{
			what: 'a file that is named after something else',
			path: 'tools/n8n/N8n.mts',
			source: 'export const Server = 1;',
			mistake: 'tools/n8n/N8n.mts does not export N8n',
		},
	])('$what', ({ path, source, mistake }) => {
		expect(toolsMistakes(new Map([[path, source]]))).toContain(mistake);
	});

	test('a folder that is full', () => {
		const paths = Array.from({ length: 13 }, (_, index) => `tools/n8n/file${index}.mts`);
		const files = new Map(paths.map((path) => [path, '']));
		expect(toolsMistakes(files)).toEqual(['tools/n8n holds 13 files of code']);
	});

	test('a workshop that is full', () => {
		const paths = Array.from({ length: 191 }, (_, index) => `tools/n8n/rows/${index}.json`);
		const files = new Map(paths.map((path) => [path, '']));
		expect(toolsMistakes(files)).toEqual(['tools holds 191 files']);
	});
});

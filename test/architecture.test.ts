import { architectureMistakes } from './package/architectureMistakes';
import { Folder } from './package/Folder';

const { repository } = Folder;

function shippedSources(): Map<string, string> {
	const files = ['nodes', 'credentials']
		.flatMap((folder) => repository.filesIn(folder))
		.filter((file) => file.endsWith('.ts'));
	return new Map(files.map((file) => [file, repository.read(file)]));
}

test('The rooms know of each other only what the design lets them', () => {
	const sources = shippedSources();
	expect(sources.size).toBeGreaterThan(60);
	expect(architectureMistakes(sources)).toEqual([]);
});

describe('A source that is built against the design is found', () => {
	test.each([
		{
			what: 'a pure room that knows n8n',
			path: 'nodes/Tracy/mapping/values/text.ts',
			source: "import { sleep } from 'n8n-workflow';\nexport const text = sleep;",
			mistake: 'nodes/Tracy/mapping/values/text.ts imports n8n-workflow',
		},
		{
			what: "a pure room that knows a type of n8n's",
			path: 'nodes/Tracy/delivery/deliver.ts',
			source: "import type { INode } from 'n8n-workflow';\nexport type deliver = INode;",
			mistake: 'nodes/Tracy/delivery/deliver.ts imports n8n-workflow',
		},
		{
			what: 'an arrow that runs back',
			path: 'nodes/Tracy/contract/fields.ts',
			source: "import { toBody } from '../mapping/toBody';\nexport const fields = toBody;",
			mistake: 'nodes/Tracy/contract/fields.ts imports ../mapping/toBody',
		},
		{
			what: 'an arrow that runs back, for a type only',
			path: 'nodes/Tracy/mapping/toBody.ts',
			source: "export type toBody = import('../host/openLedger').OpenLedger;",
			mistake: 'nodes/Tracy/mapping/toBody.ts imports ../host/openLedger',
		},
		{
			what: "more than delivery's types in transport",
			path: 'nodes/Tracy/transport/toAttempt.ts',
			source: "import { deliver } from '../delivery/deliver';\nexport const toAttempt = deliver;",
			mistake: 'nodes/Tracy/transport/toAttempt.ts imports ../delivery/deliver',
		},
		{
			what: 'what is passed on from a room that may not be known',
			path: 'nodes/Tracy/delivery/deliver.ts',
			source:
				"export { encodeJson } from '../contract/json/encodeJson';\nexport const deliver = 1;",
			mistake: 'nodes/Tracy/delivery/deliver.ts imports ../contract/json/encodeJson',
		},
		{
			what: 'a package that n8n does not give',
			path: 'nodes/Tracy/transport/requestTracy.ts',
			source: "export const requestTracy = async () => await import('axios');",
			mistake: 'nodes/Tracy/transport/requestTracy.ts imports axios',
		},
		{
			what: 'zod in another version than the one that every n8n has',
			path: 'nodes/Tracy/contract/fields.ts',
			source: "export const fields = require('zod');",
			mistake: 'nodes/Tracy/contract/fields.ts imports zod',
		},
		{
			what: 'a room that nobody designed',
			path: 'nodes/Tracy/attic/box.ts',
			source: "import { z } from 'zod/v4';\nexport const box = z;",
			mistake: 'nodes/Tracy/attic/box.ts stands in a room that the design does not know',
		},
		{
			what: 'something from outside of the node',
			path: 'nodes/Tracy/host/readDraft.ts',
			source: "export { TracyApi as readDraft } from '../../../credentials/TracyApi.credentials';",
			mistake: 'nodes/Tracy/host/readDraft.ts imports ../../../credentials/TracyApi.credentials',
		},
		{
			what: 'a file whose name says nothing',
			path: 'nodes/Tracy/host/utils.ts',
			source: 'export const utils = 1;',
			mistake: 'nodes/Tracy/host/utils.ts has a name that says nothing',
		},
		{
			what: 'a file whose name ends with nothing',
			path: 'nodes/Tracy/host/dateUtils.ts',
			source: 'export const dateUtils = 1;',
			mistake: 'nodes/Tracy/host/dateUtils.ts has a name that says nothing',
		},
		{
			what: 'a file that is named after something else',
			path: 'nodes/Tracy/host/readDraft.ts',
			source: 'export const readItem = 1;',
			mistake: 'nodes/Tracy/host/readDraft.ts does not export readDraft',
		},
	])('$what', ({ path, source, mistake }) => {
		expect(architectureMistakes(new Map([[path, source]]))).toContain(mistake);
	});

	const fileOf = (name: string, source = `export const ${name} = 1;`): [string, string] => [
		`nodes/Tracy/host/${name}.ts`,
		source,
	];

	test.each([
		{
			what: 'a circle of two files, for a type only',
			files: [
				fileOf('one', "import type { two } from './two';\nexport type one = two;"),
				fileOf('two', "import type { one } from './one';\nexport type two = one;"),
			],
			mistake:
				'nodes/Tracy/host/one.ts -> nodes/Tracy/host/two.ts -> nodes/Tracy/host/one.ts is a circle',
		},
		{
			what: 'a file that is too long',
			files: [fileOf('one', `export const one = [${'\n\t1,'.repeat(209)}\n];`)],
			mistake: 'nodes/Tracy/host/one.ts has 211 lines',
		},
		{
			what: 'a thirteenth file in a folder',
			files: Array.from('abcdefghijklm', (name) => fileOf(name)),
			mistake: 'nodes/Tracy/host holds 13 files',
		},
	])('$what', ({ files, mistake }) => {
		expect(architectureMistakes(new Map(files))).toContain(mistake);
	});

	test('a circle of folders', () => {
		const files = new Map([
			[
				'nodes/Tracy/mapping/values/text.ts',
				"import { readJson } from '../readJson';\nexport const text = readJson;",
			],
			['nodes/Tracy/mapping/readJson.ts', 'export const readJson = 1;'],
			[
				'nodes/Tracy/mapping/toBody.ts',
				"import { text } from './values/text';\nexport const toBody = text;",
			],
		]);
		expect(architectureMistakes(files)).toContain(
			'nodes/Tracy/mapping/values -> nodes/Tracy/mapping -> nodes/Tracy/mapping/values is a circle',
		);
	});
});

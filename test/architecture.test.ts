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
			path: 'nodes/Tracy/mapping/text.ts',
			source: "import { sleep } from 'n8n-workflow';\nexport const text = sleep;",
			mistake: 'nodes/Tracy/mapping/text.ts imports n8n-workflow',
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
			source: "import { text } from '../mapping/text';\nexport const fields = text;",
			mistake: 'nodes/Tracy/contract/fields.ts imports ../mapping/text',
		},
		{
			what: 'an arrow that runs back, for a type only',
			path: 'nodes/Tracy/mapping/text.ts',
			source: "export type text = import('../host/Settings').Settings;",
			mistake: 'nodes/Tracy/mapping/text.ts imports ../host/Settings',
		},
		{
			what: "more than delivery's types in transport",
			path: 'nodes/Tracy/transport/toOutcome.ts',
			source: "import { failed } from '../delivery/failed';\nexport const toOutcome = failed;",
			mistake: 'nodes/Tracy/transport/toOutcome.ts imports ../delivery/failed',
		},
		{
			what: 'what is passed on from a room that may not be known',
			path: 'nodes/Tracy/delivery/deliver.ts',
			source: "export { encodeJson } from '../contract/encodeJson';\nexport const deliver = 1;",
			mistake: 'nodes/Tracy/delivery/deliver.ts imports ../contract/encodeJson',
		},
		{
			what: 'a package that n8n does not give',
			path: 'nodes/Tracy/transport/postRecord.ts',
			source: "export const postRecord = async () => await import('axios');",
			mistake: 'nodes/Tracy/transport/postRecord.ts imports axios',
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
			what: 'a file that is named after something else',
			path: 'nodes/Tracy/host/readDraft.ts',
			source: 'export const readItem = 1;',
			mistake: 'nodes/Tracy/host/readDraft.ts does not export readDraft',
		},
	])('$what', ({ path, source, mistake }) => {
		expect(architectureMistakes(new Map([[path, source]]))).toContain(mistake);
	});
});

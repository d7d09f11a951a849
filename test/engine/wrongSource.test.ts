import { byProperty } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const parameters = byProperty(
	[
		['201', 'stringValue', '={{ $json.title }}'],
		['202', 'integerValue', '={{ $json.count }}'],
	],
	{ options: { maxConcurrency: 1 } },
);
const items = [
	{ title: 'row-0', count: 1 },
	{ title: 'row-1', count: 'many' },
	{ title: 'row-2', count: 3 },
];
const start = { previousNode: 'Start', previousNodeRun: 0 };

describe('Where n8n has noted as the source of the rows', () => {
	describe.each([
		['their true output', { ...start, previousNodeOutput: 1 }],
		['an output with other items', { ...start, previousNodeOutput: 0 }],
		['an output that there is not', { ...start, previousNodeOutput: 7 }],
	])('%s', (_, source) => {
		test('a failed row comes out of the error output with its fields, and no ID is lost', async () => {
			const run = await tracy.run({ items, parameters, source, onError: 'continueErrorOutput' });

			expect(run.json.map(({ id }) => id)).toEqual([1, 2]);
			expect(run.failures).toMatchObject([
				{
					json: { title: 'row-1', error: expect.any(String), details: { outcome: 'rejected' } },
					pairedItem: { item: 1 },
				},
			]);
		});

		test('a failed row is one in the plain Continue mode', async () => {
			const run = await tracy.run({ items, parameters, source, onError: 'continueRegularOutput' });

			expect(run.json).toMatchObject([
				{ id: 1 },
				{ title: 'row-1', error: expect.any(String), details: { outcome: 'rejected' } },
				{ id: 2 },
			]);
		});
	});

	test.each([
		['a run that there is not', { ...start, previousNodeRun: 3, previousNodeOutput: 1 }],
		['a node that has not run', { previousNode: 'Success' }],
	])('%s: a failed row keeps its fields in its details, and is no success', async (_, source) => {
		const run = await tracy.run({ items, parameters, source, onError: 'continueErrorOutput' });

		expect(run.json.map(({ id }) => id)).toEqual([1, 2]);
		expect(run.failures).toMatchObject([
			{
				json: {
					error: expect.any(String),
					details: { outcome: 'rejected', row: { title: 'row-1', count: 'many' } },
				},
			},
		]);
	});
});

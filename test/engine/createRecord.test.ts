import { useTracy } from './useTracy';

const tracy = useTracy();

test('One item becomes one record, and its answer one item that is paired with it', async () => {
	const run = await tracy.run({
		items: [{ title: 'Pay the rent' }],
		parameters: {
			dataset: { __rl: true, mode: 'id', value: '3' },
			datums: {
				datum: [
					{
						property: { __rl: true, mode: 'id', value: '301' },
						valueType: 'stringValue',
						value: '={{ $json.title }}',
					},
				],
			},
		},
	});

	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	expect(await tracy.sandbox.bodies()).toEqual([
		'{"datums":[{"property":{"id":301},"stringValue":"Pay the rent"}],"dataset":{"id":3}}',
	]);
	expect(run.success).toEqual([
		{
			json: {
				id: 1,
				outcome: 'created',
				datasetId: 3,
				datasetName: 'Tasks',
				stateId: 31,
				stateName: 'To do',
				archived: null,
				removed: null,
				values: { 301: 'Pay the rent' },
			},
			pairedItem: { item: 0 },
		},
	]);
});

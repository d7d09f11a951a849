import type { IDataObject } from 'n8n-workflow';
import { automatically, byColumns, byId } from './harness/parameters';
import { useEditor } from './harness/useEditor';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();
const editor = useEditor(tracy);

const property = (id: number, name: string, type: string, others: IDataObject = {}) => ({
	...{ id, name, isRequired: false, position: 0, isUsedAsTitle: false },
	propertyType: { id: type, isAutomatic: false, isPlural: false, isSortable: true },
	...others,
});

/** Makes the dataset 2 of the sandbox another one, as its owner might. */
async function becomes(...properties: object[]): Promise<void> {
	const states = [{ id: 21, name: 'Open', position: 0 }];
	const dataset = { id: 2, name: 'Samples', isDisabled: false, states, properties };
	await tracy.sandbox.replaceWorkspace({ datasets: [dataset], users: [] });
}

/** Mapped when 201 was a text, 202 an integer and 203 a decimal. */
const mapped = byColumns({ 201: '={{ $json.text }}', 202: '={{ $json.count }}' });

test('A property that was renamed is still the same', async () => {
	await becomes(property(201, 'Now called so', 'text'), property(202, 'Text', 'integer'));

	const run = await tracy.run({ items: [{ text: 'a', count: 5 }], parameters: mapped });

	expect(run.json).toMatchObject([{ values: { 'Now called so': 'a', Text: 5 } }]);
});

test('A property that was added is left alone', async () => {
	const added = property(299, 'New and required', 'text', { isRequired: true });
	await becomes(property(201, 'Text', 'text'), property(202, 'Integer', 'integer'), added);
	await tracy.sandbox.change({ uncheckedAssumptions: ['A4'] });

	const run = await tracy.run({ items: [{ text: 'a', count: 5 }], parameters: mapped });

	expect(run.json).toMatchObject([{ values: { Text: 'a', Integer: 5 } }]);
});

test('A property of another type takes its values as this type', async () => {
	await becomes(property(201, 'Text', 'integer'), property(202, 'Integer', 'text'));

	const run = await tracy.run({
		items: [
			{ text: '007', count: 5 },
			{ text: 'seven', count: 6 },
		],
		parameters: mapped,
		onError: 'continueErrorOutput',
	});

	expect(run.json).toMatchObject([{ values: { Text: 7, Integer: '5' } }]);
	expect(run.failures[0]?.json).toMatchObject({
		error: 'The value "seven" of property "Text" (201) is not a whole number.',
	});
});

test('A property that was removed is named before anything is sent', async () => {
	await becomes(property(201, 'Text', 'text'));

	const run = await tracy.run({ items: [{ text: 'a', count: 5 }], parameters: mapped });

	expect(run.error?.message).toMatch(/^Property "202" does not exist in dataset "Samples" \(2\)/);
	expect((await tracy.sandbox.statistics()).created).toBe(0);
});

test('Two properties of one name are told apart by hand, not automatically', async () => {
	await becomes(property(201, 'Text', 'text'), property(202, 'Text', 'text'));
	const items = [{ Text: 'a', text: 'b', count: 'c' }];

	const byHand = await tracy.run({ items, parameters: mapped });
	const byItself = await tracy.run({ items, parameters: automatically() });

	expect(byHand.json).toMatchObject([{ values: { 201: 'b', 202: 'c' } }]);
	expect(byItself.error?.message).toBe(
		'Field "Text" matches 2 properties of dataset "Samples" (2), with the IDs 201, 202. [item 0]',
	);
});

test('Names of any kind are listed, and told apart where they are the same', async () => {
	const long = 'x'.repeat(500);
	const names = ['🚀', long, 'Twice', 'Twice', '<b>&', '__proto__'];
	await becomes(...names.map((name, index) => property(index + 1, name, 'text')));
	const parameters = { dataset: byId('2') };

	const { results } = await editor.list('searchProperties', { parameters });
	const { fields } = await editor.columns({ parameters });

	expect(results.map(({ name }) => name)).toEqual([
		...['🚀', long, 'Twice (3)', 'Twice (4)', '<b>&', '__proto__'],
	]);
	expect(fields.map(({ displayName }) => displayName)).toEqual(results.map(({ name }) => name));
});

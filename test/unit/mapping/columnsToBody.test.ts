import { columnsToBody } from '../../../nodes/Tracy/mapping/columnsToBody';
import { Definition } from '../../../nodes/Tracy/mapping/dataset/Definition';
import { expectLinear } from '../expectLinear';

const property = (id: number, name: string, typeId: string) => ({
	...{ id, name, typeId, options: null },
	...{ isAutomatic: false, isPlural: false, isRequired: false },
});
const offers = new Definition({
	...{ id: 5, name: 'Offers', isDisabled: false, states: null },
	properties: [property(51, 'Title', 'text'), property(52, 'Photo', 'image')],
});

/** What is said of an item whose fields are to find their properties by themselves. */
function saidOf(input: object): string[] {
	const content = { specify: 'columns' as const, mappingMode: 'autoMapInputData', values: null };
	const draft = { ...content, input, unmatchedFields: 'ignore' };
	const mapped = columnsToBody(draft, { timezone: 'UTC' }, offers);
	return mapped.ok ? [] : [mapped.mistake.reason, mapped.mistake.next];
}

describe('an item of which no field finds a property', () => {
	it('is told of properties that take values, not of files, whatever its fields are called', () => {
		expect(saidOf({ Photo: 'a.png' })).toEqual([
			'No field of the item has the name of a property of dataset "Offers" (5) that takes a value. The item has "Photo"; the dataset has "Title".',
			'Rename the fields before this node, or map the columns by hand.',
		]);
	});

	it('is told where they stand', () => {
		expect(saidOf({ row: { title: 'a' } })[1]).toMatch(
			/^They stand in "row": map \{\{ \$json\.row /,
		);
	});

	it('may hold a text of any length', () => {
		expectLinear(() => {
			expect(saidOf({ data: 'x'.repeat(50_000_000) })[0]).toMatch(/The item has "data"/);
		});
	});
});

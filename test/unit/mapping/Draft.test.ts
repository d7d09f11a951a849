import { needsDefinition, type Draft } from '../../../nodes/Tracy/mapping/Draft';
import { columnsDraft, fieldsDraft, inputDraft, jsonDraft } from './drafts';

const value = (valueType: unknown, given: unknown) =>
	fieldsDraft([
		{ property: 12, valueType: 'stringValue', value: 'a' },
		{ property: 13, valueType, value: given },
	]);
const unknown: Draft = { ...fieldsDraft([]), content: { specify: 'unknown', way: 'magic' } };

describe('A draft', () => {
	it.each<[string, Draft]>([
		['a state by its name', fieldsDraft([], { state: 'Done' })],
		['a name of digits that is said to be one', jsonDraft('[]', { state: 7, isStateName: true })],
		['the type of a property', value('propertyType', 'a')],
		['the type of a property, with blanks around', value(' propertyType ', '')],
		['the text of an option', value('optionValue', 'Red')],
		['the text of an option in a list', value(' optionValue', [5, 'Red'])],
		['the text of an option in a list as text', value('optionValue', '[5, "Red"]')],
		['columns', columnsDraft({ 13: 'a' })],
		['columns that it does not give as it should', columnsDraft(['a'])],
		['columns in a list without any', columnsDraft([])],
		['columns in a text', columnsDraft('')],
		['the names of its fields', inputDraft({})],
	])('needs the dataset for %s', (_, draft) => {
		expect(needsDefinition(draft)).toBe(true);
	});

	it.each<[string, Draft]>([
		['no value', fieldsDraft([])],
		['a state by its ID', fieldsDraft([], { state: '11' })],
		['a name that is empty', fieldsDraft([], { state: ' ', isStateName: true })],
		['a state that is not said to be a name', fieldsDraft([], { state: 11, isStateName: false })],
		['a value of a chosen type', value('stringValue', 'Red')],
		['the ID of an option', value('optionValue', '5')],
		['the IDs of options', value('optionValue', [5, '6', null, ''])],
		['the IDs of options in a list as text', value('optionValue', '[5, 6]')],
		['a body as JSON', jsonDraft('{"state":{"name":"Done"}}')],
		['no columns', columnsDraft({})],
		['no columns at all', columnsDraft(null)],
		['nothing for columns', columnsDraft(undefined)],
		['values in a way that does not exist', unknown],
	])('does not need the dataset for %s', (_, draft) => {
		expect(needsDefinition(draft)).toBe(false);
	});
});

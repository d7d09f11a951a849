import { columnOfType } from '../../../../nodes/Tracy/mapping/dataset/Definition';
import { people } from '../drafts';
import { valueColumns } from '../../../../nodes/Tracy/contract/Wire';

describe('the ID of a property type suggests the kind of its values', () => {
	it.each([
		['text', 'stringValue'],
		['MultiLineText', 'stringValue'],
		['multi-line text', 'stringValue'],
		['e-mail', 'stringValue'],
		['Integer', 'integerValue'],
		['decimal', 'decimalValue'],
		['Money', 'decimalValue'],
		['date_time', 'dateTimeValue'],
		['Date & Time', 'dateTimeValue'],
		['Option', 'optionValue'],
		['tags', 'optionValue'],
		['USER', 'userValue'],
		['record', 'recordValue'],
	])('%p: %p', (typeId, kind) => {
		expect(columnOfType(typeId)).toBe(kind);
	});

	it.each(valueColumns)('%p, as the column itself is called', (column) => {
		expect(columnOfType(column)).toBe(column);
	});

	it.each([null, '', ' ', 'type-7f3a', '17', 'file', 'constructor', '__proto__', 'toString'])(
		'%p: nothing',
		(typeId) => {
			expect(columnOfType(typeId)).toBeNull();
		},
	);
});

describe('a dataset that could be read', () => {
	const [property] = people([{}]).properties?.all ?? [];

	it('is shown by its name and its ID, as its properties are', () => {
		expect(people(null).shown).toBe('dataset "People" (1)');
		expect(property?.shown).toBe('property "Phone" (13)');
	});

	it('is shown by its ID where it has no name, as its properties are', () => {
		const unnamed = people([{ name: '' }], { name: '' });
		expect(unnamed.shown).toBe('dataset 1');
		expect(unnamed.properties?.all.map(({ shown }) => shown)).toEqual(['property 13']);
	});

	it.each([
		...['file', 'files', 'Image', 'images', 'attachment', 'Attachments', 'photo', 'photos'],
		...['picture', 'Pictures'],
	])('has properties that take no value for their files: %s', (typeId) => {
		expect(people([{ typeId }]).properties?.get(13)?.isWritable).toBe(false);
	});

	it.each(['text', null, 'profile'])('has properties that take values: %s', (typeId) => {
		expect(people([{ typeId }]).properties?.get(13)?.isWritable).toBe(true);
		expect(people([{ typeId, isAutomatic: true }]).properties?.get(13)?.isWritable).toBe(false);
	});
});

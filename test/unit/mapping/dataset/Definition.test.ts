import { columnOfType } from '../../../../nodes/Tracy/mapping/dataset/Definition';
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

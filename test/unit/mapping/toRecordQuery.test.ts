import { toRecordQuery } from '../../../nodes/Tracy/mapping/toRecordQuery';

describe('toRecordQuery', () => {
	it.each<[unknown, unknown, unknown]>([
		[5, 'state', { id: '5', fields: 'state' }],
		['0005', ' state,datums ', { id: '5', fields: 'state,datums' }],
		[9223372036854775807n, '', { id: '9223372036854775807', fields: '' }],
		['9007199254740993', null, { id: '9007199254740993', fields: '' }],
		['1', undefined, { id: '1', fields: '' }],
	])('takes the record %p with the fields %p', (record, fields, query) => {
		expect(toRecordQuery({ record, fields })).toEqual({ ok: true, value: query });
	});

	it.each([undefined, null, '', ' '])('asks for the record where there is %p', (record) => {
		expect(toRecordQuery({ record, fields: '' })).toMatchObject({
			ok: false,
			mistake: { reason: "'Record' is empty.", next: 'Enter the ID of the record to get.' },
		});
	});

	it.each<[unknown, string]>([
		[-5, "'Record' -5 is not an ID."],
		[true, "'Record' true is not an ID."],
		[['5'], '\'Record\' ["5"] is not an ID.'],
	])('refuses the record %p', (record, reason) => {
		expect(toRecordQuery({ record, fields: '' })).toMatchObject({ ok: false, mistake: { reason } });
	});

	it.each<[unknown, string]>([
		[7, "'Fields' 7 is not a text."],
		[['state'], '\'Fields\' ["state"] is not a text.'],
		[{}, "'Fields' {} is not a text."],
	])('refuses the fields %p', (fields, reason) => {
		const next = 'Write the paths with commas between them, such as state,datums.property.';
		expect(toRecordQuery({ record: 5, fields })).toMatchObject({
			ok: false,
			mistake: { reason, next },
		});
	});
});

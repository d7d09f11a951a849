import { checkRequired } from '../../../nodes/Tracy/mapping/checkRequired';
import { people } from './drafts';

describe('A body that has to have all required values', () => {
	it('is right with a value for each', () => {
		const body = { datums: [{ property: { id: 13 }, integerValue: 0 }] };

		expect(checkRequired(body, people([{ isRequired: true }]))).toEqual({ ok: true, value: [] });
	});

	it.each([
		['no datums', {}],
		['no datum of it', { datums: [{ property: { id: 99 }, integerValue: 1 }] }],
		['a datum without a value', { datums: [{ property: { id: 13 } }] }],
		['a datum without a property', { datums: [{ stringValue: 'a' }] }],
		['a null', { datums: [{ property: { id: 13 }, stringValue: null }] }],
	])('is refused with %s, and the property named', (_, body) => {
		expect(checkRequired(body, people([{ isRequired: true }]))).toEqual({
			ok: false,
			mistake: {
				reason: 'Property "Phone" (13) of dataset "People" (1) is required and has no value.',
				next: "Give a value, or let 'Missing Required Values' send such items.",
				property: '13',
			},
		});
	});

	it('is told all that it lacks', () => {
		const properties = [{ isRequired: true }, { id: 14, name: 'Mail', isRequired: true }];

		expect(checkRequired({}, people(properties))).toMatchObject({
			mistake: {
				reason:
					'Property "Phone" (13), property "Mail" (14) of dataset "People" (1) are required and have no value.',
			},
		});
	});

	it('needs no value of what Tracy fills in by itself, nor of files', () => {
		const properties = [
			{ isRequired: true, isAutomatic: true },
			{ isRequired: true, typeId: 'files' },
		];

		expect(checkRequired({}, people(properties))).toEqual({ ok: true, value: [] });
	});

	it('is right where it is not known what is required, which is told', () => {
		const body = { datums: [{ property: { id: 14 }, stringValue: 'a' }] };
		const properties = [
			{ isRequired: null },
			{ id: 14, name: 'Mail', isRequired: null },
			{ id: 15, name: 'Fax', isRequired: false },
		];

		expect(checkRequired(body, people(properties))).toEqual({
			ok: true,
			value: ['property "Phone" (13)'],
		});
	});

	it('is refused where the properties are not told', () => {
		expect(checkRequired({}, people(null))).toMatchObject({
			mistake: {
				reason:
					'Tracy does not tell the properties of dataset "People" (1), so it is not known which of them are required.',
				next: "Let 'Missing Required Values' send such items.",
			},
		});
	});
});

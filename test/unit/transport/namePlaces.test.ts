import { failed } from '../../../nodes/Tracy/outcome/Outcome';
import { namePlaces } from '../../../nodes/Tracy/transport/namePlaces';

const body =
	'{"datums":[{"property":{"id":201},"stringValue":"a"},{"property":{"id":206},"userValue":{"id":77}}]}';

describe('a place in the body that a reason names', () => {
	it.each([
		'datums[1].userValue.id',
		'Datums[1].UserValue',
		'$.datums[1].userValue',
		'/datums/1/userValue/id',
		'#/datums/1',
		'datums.1.userValue.id',
		'body.datums.1',
		'record/datums/1',
		'request.body.datums[1].userValue',
		'$.Record.Datums[1].UserValue.Id',
		"$['datums'][1]['userValue']['id']",
		'datums.[1].userValue',
		'datums[1][userValue][id]',
	])('is said by property and value: %s', (place) => {
		const reason = `${place}: No such user.`;
		const error = `Tracy refused the record (HTTP 422): ${reason}`;
		expect(namePlaces({ ...failed('rejected', { reason, next: '' }), error }, body)).toMatchObject({
			reason,
			error: 'Tracy refused the record (HTTP 422): property 206 with the value 77: No such user.',
			property: '206',
		});
	});

	it.each([
		['"stringValue":"a"', '"a"'],
		['"stringValue":null,"integerValue":9007199254740993', '9007199254740993'],
		['"recordValue":{"id":9007199254740993}', '9007199254740993'],
		['"optionValue":{"id":0}', '0'],
		['"decimalValue":null', 'null'],
		['"valueType":"stringValue"', 'null'],
	])('is said as it was sent: %s', (value, shown) => {
		const sent = `{"datums":[{"property":{"id":201},${value}}]}`;
		const failure = failed('rejected', { reason: 'datums[0] and datums[0]', next: '' });
		const place = `property 201 with the value ${shown}`;
		expect(namePlaces(failure, sent)).toMatchObject({ error: `${place} and ${place}` });
	});

	it.each(['datums[10].userValue', '/datums/10'])('is said far behind too: %s', (reason) => {
		const datums = Array.from({ length: 11 }, (_, at) => ({ property: { id: 100 + at } }));
		const failure = failed('rejected', { reason, next: '' });
		expect(namePlaces(failure, JSON.stringify({ datums }))).toMatchObject({ property: '110' });
	});

	it('leaves the property as it is where one is known, and takes the first of several', () => {
		const reason = 'datums[1] or datums[0]';
		const next = 'Correct it.';
		expect(namePlaces(failed('rejected', { reason, next }), body).property).toBe('206');
		expect(namePlaces(failed('rejected', { reason, next, property: '7' }), body)).toEqual({
			...failed('rejected', { reason, next, property: '7' }),
			error: 'property 206 with the value 77 or property 201 with the value "a"',
		});
	});

	it.each([
		...['null', '5', '[]', '{}', '{"datums":null}', '{"datums":{"0":5}}', '{"datums":[5]}', '{oh'],
		...['[null]', '[[]]', '[{}]', '[{"property":5}]', '[{"property":{"id":"5"}}]'].map(
			(datums) => `{"datums":${datums}}`,
		),
	])('stays as it is where the body holds nothing of the kind: %s', (sent) => {
		const failure = failed('rejected', { reason: 'datums[0]: No.', next: '' });
		expect(namePlaces(failure, sent)).toEqual(failure);
	});

	it.each([
		...['datums[2].userValue', 'datums', 'datumsets/1', 'state.id: none', 'datums[-1]'],
		...['metadatums[1].recordValue.id: There is no record 1.', '/metadatums/1', 'old_datums[1]'],
	])('stays as it is where no such datum was sent: %s', (reason) => {
		expect(namePlaces(failed('rejected', { reason, next: '' }), body)).toMatchObject({
			reason,
			property: null,
		});
	});
});

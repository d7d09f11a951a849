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
		...['datums[2].userValue', 'datums', 'datumsets/1', 'state.id: none', 'datums[-1]'],
		...['metadatums[1].recordValue.id: There is no record 1.', '/metadatums/1', 'old_datums[1]'],
	])('stays as it is where no such datum was sent: %s', (reason) => {
		expect(namePlaces(failed('rejected', { reason, next: '' }), body)).toMatchObject({
			reason,
			property: null,
		});
	});
});

import { parseJson } from '../../../nodes/Tracy/contract/json/parseJson';
import { readDataset } from '../../../nodes/Tracy/contract/readDataset';
import { readRecord, type RecordAnswer } from '../../../nodes/Tracy/contract/readRecord';
import { rawRecord, simplifyRecord, unknownRecord } from '../../../nodes/Tracy/host/simplifyRecord';
import { Definition } from '../../../nodes/Tracy/mapping/dataset/Definition';

function answerOf(text: string): RecordAnswer {
	const answer = readRecord(parseJson(text));
	if (!answer) throw new TypeError('it is no record');
	return answer;
}

function definitionOf(
	id: number,
	states: Array<{ id: number; name: string }> | null = [{ id: 2, name: 'New' }],
): Definition {
	const dataset = readDataset({ id, name: 'Films', states });
	if (!dataset) throw new TypeError('it is no dataset');
	return new Definition(dataset);
}

function simplify(text: string, definition: Definition | null = null) {
	return simplifyRecord(answerOf(text), { outcome: 'created', naming: 'name', definition });
}

describe('a record that is simplified', () => {
	it('says what it is, where it is, and its values', () => {
		const text =
			'{"id":9007199254740993,"dataset":{"id":1,"name":"Films"},"state":{"id":2,"name":"New"},' +
			'"datums":[{"property":{"id":3,"name":"Title"},"stringValue":"Alien"}],"events":[]}';
		expect(simplify(text)).toEqual({
			...{ id: '9007199254740993', outcome: 'created', values: { Title: 'Alien' } },
			...{ dataset: 'Films', datasetId: 1, state: 'New', stateId: 2 },
		});
	});

	it.each(['{"id":5}', '{"id":5,"dataset":null,"state":null,"datums":null}'])(
		'has nothing where the answer tells nothing: %s',
		(text) => {
			const nothing = {
				...{ id: 5, outcome: 'created', values: {} },
				...{ dataset: null, datasetId: null, state: null, stateId: null },
			};
			expect(simplify(text)).toEqual(nothing);
			expect(simplify(text, definitionOf(1))).toEqual(nothing);
		},
	);

	it('has the names that only its dataset tells, and not those of another', () => {
		const text = '{"id":5,"dataset":{"id":1,"name":" "},"state":{"id":2}}';
		expect(simplify(text, definitionOf(1))).toMatchObject({ dataset: 'Films', state: 'New' });
		expect(simplify(text, definitionOf(9))).toMatchObject({ dataset: null });
		expect(simplify(text, definitionOf(1, null))).toMatchObject({ state: null, stateId: 2 });
	});

	it('says when it was archived and removed only where it was', () => {
		const archived = '2024-06-12T10:15:00.000Z';
		expect(simplify(`{"id":5,"archived":"${archived}","removed":null}`)).toMatchObject({
			archived,
		});
		expect(simplify(`{"id":5,"archived":"${archived}","removed":null}`)).not.toHaveProperty(
			'removed',
		);
		expect(simplify(`{"id":5,"removed":"${archived}"}`)).toMatchObject({ removed: archived });
	});

	it('has the same form where the run does not know it', () => {
		expect(Object.keys(unknownRecord('skipped')).sort()).toEqual(
			Object.keys(simplify('{"id":5}')).sort(),
		);
		expect(unknownRecord('skipped')).toMatchObject({ id: null, outcome: 'skipped', values: {} });
	});
});

it('a record as it was answered keeps all but what n8n would take for a failure', () => {
	const text = '{"id":9007199254740993,"error":"x","$error":"y","new":{"error":[1.10]}}';
	expect(rawRecord(answerOf(text))).toEqual({ id: '9007199254740993', new: { error: [1.1] } });
});

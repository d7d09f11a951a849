import type { INodeParameterResourceLocator } from 'n8n-workflow';
import { fieldNames } from './scenes/fieldNames';
import { dateTimes, oddValues } from './scenes/oddValues';
import type { Scene } from './scenes/Scene';
import { useReadings } from './readings/useReadings';

const { byN8n, byPlan } = useReadings();

/** A scene in which every parameter is this text, wherever a text can stand. */
function everywhere(text: string, rows: Scene['rows']): Scene {
	const byId = (value: string): INodeParameterResourceLocator => ({
		__rl: true,
		mode: 'id',
		value,
	});
	return {
		parameters: {
			dataset: byId(text),
			state: text,
			record: byId(text),
			// An expression, so that n8n keeps 'Values', 'Columns' and 'Body'.
			specifyDatums: '={{ "both" }}',
			datums: { datum: [{ property: byId(text), valueType: text, value: text }] },
			columns: { mappingMode: 'defineBelow', value: { 101: text } },
			unmatchedFields: text,
			body: text,
			additionalFields: {
				archived: text,
				events: text,
				metadatums: { metadatum: [{ representation: byId(text), decimalValue: text }] },
			},
			options: { timezone: text, importKey: text },
		},
		rows,
	};
}

const hostile = JSON.parse('{"__proto__": "own", "constructor": "own", "toString": "own"}');

test.each(fieldNames)('The field %j is read as n8n reads it', async (name) => {
	const own = Object.fromEntries([[name, `value of ${name}`]]);
	const rows = () => [{ ...own }, {}, { ...hostile, [name]: 'mine' }, { a: 1 }];
	const [plain, double, single, escaped] = [
		`={{ $json.${name} }}`,
		`={{ $json["${name}"] }}`,
		`={{ $json['${name}'] }}`,
		`={{ $json[${JSON.stringify(name)}] }}`,
	];
	const escapedEverywhere = everywhere(escaped, rows).parameters;
	const parameters = { ...escapedEverywhere, dataset: plain, state: double, body: single };
	expect(await byPlan({ parameters, rows })).toEqual(await byN8n({ parameters, rows }));

	const toGet = { operation: 'get', record: double, options: { fields: escaped } };
	expect(await byPlan({ parameters: toGet, rows })).toEqual(
		await byN8n({ parameters: toGet, rows }),
	);
});

test.each(fieldNames)('Data with the key %j in it is read as n8n reads it', async (name) => {
	const rows = () => [{ a: Object.fromEntries([[name, 'x']]) }, { a: [{ b: { [name]: 1 } }] }];
	const scene = everywhere('={{ $json.a }}', rows);
	expect(await byPlan(scene)).toEqual(await byN8n(scene));
});

/** A scene in which every parameter is this value of the item. */
function everywhereTheValue(make: () => unknown): Scene {
	return everywhere('={{ $json.a }}', () => {
		const row = {};
		Object.defineProperty(row, 'a', { value: make(), enumerable: true, writable: true });
		return [row];
	});
}

test.each(oddValues)('%s in an item is read as n8n reads it', async (_, make) => {
	const scene = everywhereTheValue(make);
	expect(await byPlan(scene)).toEqual(await byN8n(scene));
});

/** What n8n reads of a DateTime that its isolates stripped of its methods. */
const STRIPPED = /object Object|toISO/;

test.each(dateTimes)(
	'%s in an item is read as n8n reads it, or as that date where n8n can not',
	async (_, make) => {
		const scene = everywhereTheValue(make);
		const [read, ofN8n] = [await byPlan(scene), await byN8n(scene)];
		const shown = JSON.stringify(read);

		if (STRIPPED.test(JSON.stringify(ofN8n))) expect(shown).toContain('1970-01-01T');
		else expect(read).toEqual(ofN8n);
		expect(shown).not.toMatch(STRIPPED);
	},
);

test('What an item inherits is read as n8n reads it', async () => {
	const scene = everywhere('={{ $json.a }}', () => [Object.create({ a: 1 })]);
	expect(await byPlan(scene)).toEqual(await byN8n(scene));
});

test('Data that contains itself can be read neither way', async () => {
	const cycle: object[] = [];
	cycle.push(cycle);
	const scene = everywhere('={{ $json.a }}', () => [{ a: cycle }]);
	const tooDeep = expect.stringMatching(/^body: throws .*Maximum call stack size exceeded/);
	expect((await byN8n(scene))[0]).toContainEqual(tooDeep);
	expect((await byPlan(scene))[0]).toContainEqual(tooDeep);
});

test('What is compared is what is meant', async () => {
	const scene = everywhere('={{ $json.a }}', () => [{ a: -0 }, {}]);
	expect(await byPlan(scene)).toEqual(
		['-0', 'undefined'].map((value) => [
			`dataset: {"__rl": true, "mode": "id", "value": ${value}}`,
			`state: ${value}`,
			'record: ""',
			'options.fields: ""',
			`options.timezone: ${value}`,
			'specifyDatums: "both"',
			`datums.datum: Array of 1 {"0": {"property": {"__rl": true, "mode": "id", "value": ${value}}, "valueType": ${value}, "value": ${value}}}`,
			'columns.mappingMode: "defineBelow"',
			`columns.value: {"101": ${value}}`,
			`unmatchedFields: ${value}`,
			`body: ${value}`,
			`additionalFields: {"archived": ${value}, "events": ${value}, "metadatums": {"metadatum": Array of 1 {"0": {"representation": {"__rl": true, "mode": "id", "value": ${value}}, "recordValue": {"__rl": true, "mode": "id", "value": ""}, "decimalValue": ${value}}}}}`,
			`options.importKey: ${value}`,
		]),
	);
});

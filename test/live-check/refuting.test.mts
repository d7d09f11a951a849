import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod/v4';
import type { SandboxOptions } from '../../tools/sandbox/createSandbox.mts';
import { bigWorkspace } from '../sandbox/bigWorkspace.ts';
import { openSandbox } from '../sandbox/openSandbox.mts';
import { openTampered, type Passing } from './openTampered.mts';
import { requiringWorkspace } from './requiringWorkspace.mts';
import { runLiveCheck } from './runLiveCheck.mts';

/** One way in which a server refutes one assumption and none of the others. */
interface Case {
	readonly refuted: string;
	readonly name: string;
	/** How the sandbox differs. */
	readonly sandbox?: SandboxOptions;
	/** What of its answers is changed. */
	readonly tamper?: (passing: Passing) => void;
	readonly evidence: RegExp;
}

const recordSchema = z.looseObject({
	datums: z.array(z.looseObject({ property: z.looseObject({ id: z.unknown() }) })),
});
type RecordBody = z.infer<typeof recordSchema>;
type DatumBody = RecordBody['datums'][number];

const cases: Case[] = [
	{
		refuted: 'A1',
		name: 'a record that lands in another dataset than the one whose ID was sent',
		tamper: inRecords((record) => ({ ...record, dataset: { id: 3 } })),
		evidence: /another dataset/,
	},
	{
		refuted: 'A1',
		name: 'an option that is another than the one whose ID was sent',
		tamper: inRecords((record) =>
			withDatum(record, 205, (datum) => ({ ...datum, optionValue: { id: 2052 } })),
		),
		evidence: /An option came back/,
	},
	{
		refuted: 'A2',
		name: 'a datum with its value in two columns',
		tamper: inRecords((record) =>
			withDatum(record, 202, (datum) => ({ ...datum, decimalValue: 9007199254740992 })),
		),
		evidence: /1 fill several columns, such as integerValue and decimalValue/,
	},
	{
		refuted: 'A3',
		name: 'digits that get lost',
		tamper: inRecords((record) =>
			withDatum(record, 202, (datum) => ({ ...datum, integerValue: 9007199254740992 })),
		),
		evidence: /integerValue came back as another value/,
	},
	{
		refuted: 'A3',
		name: 'a value that does not show up',
		tamper: inRecords((record) => ({
			...record,
			datums: record.datums.filter(({ property }) => String(property.id) !== '201'),
		})),
		evidence: /stringValue did not come back/,
	},
	{
		refuted: 'A3',
		name: 'values that do not come with their datums',
		tamper: inRecords((record) =>
			inDatums(record, ({ property, optionValue }) => ({ property, optionValue })),
		),
		evidence: /stringValue did not come back/,
	},
	{
		refuted: 'A3',
		name: 'values of one type that stand in two columns',
		tamper: inRecords((record) =>
			withDatum(record, 208, ({ property }) => ({ property, recordValue: { id: 1 } })),
		),
		evidence: /Values of type "option" stand in optionValue and recordValue/,
	},
	{
		refuted: 'A4',
		name: 'a record that is created without a required value',
		sandbox: { workspace: requiringWorkspace, uncheckedAssumptions: new Set(['A4']) },
		evidence: /without a value for 1 of its required properties/,
	},
	{
		refuted: 'A5',
		name: 'the second value of a property, which gets lost',
		tamper: inRecords((record) => ({ ...record, datums: record.datums.slice(0, -1) })),
		evidence: /Of 2 values of one property, 1 came back/,
	},
	{
		refuted: 'A6',
		name: 'a record in no state',
		tamper: inRecords((record) => ({ ...record, state: null })),
		evidence: /is in none/,
	},
	{
		refuted: 'A9',
		name: 'an instant that loses its time of day',
		tamper: inRecords((record) =>
			withDatum(record, 204, (datum) => ({ ...datum, dateTimeValue: '2024-06-12T00:00:00.000Z' })),
		),
		evidence: /came back as another instant/,
	},
	{
		refuted: 'A11',
		name: 'a record that was called created and is not there',
		tamper: (passing) => {
			if (passing.method === 'GET' && passing.path.startsWith('/v1/records/')) {
				refuse(passing, 404);
			}
		},
		evidence: /answered 200 with an object, but the record is not there/,
	},
	{
		refuted: 'A11',
		name: 'another record in place of the one that was called created',
		tamper: (passing) => {
			if (passing.method === 'GET') inRecords((record) => ({ ...record, id: 7 }))(passing);
		},
		evidence: /but the record is not there: GET \/v1\/records\/\{id\} answered 200 with an object/,
	},
	{
		refuted: 'A14',
		name: 'a wrong key that is answered otherwise than with 401',
		tamper: (passing) => {
			if (passing.status === 401) refuse(passing, 403);
		},
		evidence: /With an altered key, GET \/v1\/states\/\{id\} answered 403/,
	},
	{
		refuted: 'A14',
		name: 'a good key that is answered with 401 where it may not read',
		tamper: (passing) => {
			if (passing.path === '/v1/states/0') refuse(passing, 401);
		},
		evidence: /The key is accepted elsewhere, but GET \/v1\/states\/\{id\} answered 401/,
	},
	{
		refuted: 'A14',
		name: 'a state 0 that can be read',
		tamper: (passing) => {
			if (passing.status !== 404) return;
			passing.status = 200;
			passing.body = { id: 0, name: 'New' };
		},
		evidence: /Asked for state 0: .* answered 200 with an object, no refusal/,
	},
	{
		refuted: 'A14',
		name: 'a state 0 that is answered as if all were well',
		tamper: (passing) => {
			if (passing.status !== 404) return;
			passing.status = 200;
			passing.body = null;
		},
		evidence: /Asked for state 0: .* answered 200 with null, no refusal/,
	},
	...['There is no such state.', '"There is no such state."'].map((text) => ({
		refuted: 'A14',
		name: `a state 0 that is refused with ${text}`,
		tamper: (passing: Passing) => {
			if (passing.status === 404) passing.body = text;
		},
		evidence: /Asked for state 0: .* answered 404 with .*, not in JSON/,
	})),
	{
		refuted: 'A15',
		name: 'refusals in which no reason can be found',
		tamper: (passing) => {
			if (passing.status >= 400) passing.body = { code: 17 };
		},
		evidence: /No reason can be found .* with an object \(code\)/,
	},
	{
		refuted: 'A16',
		name: 'datasets that are not there',
		tamper: (passing) => {
			if (passing.path.startsWith('/v1/datasets')) refuse(passing, 404);
		},
		evidence: /GET \/v1\/datasets answered 404/,
	},
	{
		refuted: 'A16',
		name: 'a list within an object',
		sandbox: { reads: new Set(['wrapped']) },
		evidence: /answered 200 with an object in which a list stands/,
	},
	{
		refuted: 'A16',
		name: 'a dataset that is not at its own address',
		tamper: (passing) => {
			if (passing.path.startsWith('/v1/datasets/') && passing.query === '') refuse(passing, 404);
		},
		evidence: /a list of 5, but GET \/v1\/datasets\/\{id\} answered 404/,
	},
	{
		refuted: 'A17',
		name: 'states and properties that do not come',
		sandbox: { reads: new Set(['bare']) },
		evidence: /without its states/,
	},
	{
		refuted: 'A17',
		name: 'a query for fields that is refused',
		tamper: (passing) => {
			if (passing.path.startsWith('/v1/datasets/') && passing.query !== '') refuse(passing, 400);
		},
		evidence: /\?fields=… answered 400/,
	},
	{
		refuted: 'A18',
		name: 'a list without pages',
		sandbox: { reads: new Set(['unpaged']) },
		evidence: /does not bring the second: .* a list of 5; the header Paging-Total-Count is missing/,
	},
	{
		refuted: 'A18',
		name: 'a second page that holds the third dataset',
		tamper: (passing) => {
			if (passing.query.includes('offset=1')) passing.body = [{ id: 3 }];
		},
		evidence: /offset=1&limit=1 does not bring the second: .* a list of 1/,
	},
	{
		refuted: 'A18',
		name: 'pages that are smaller than asked for',
		sandbox: { reads: new Set(['smallPages']), workspace: bigWorkspace() },
		evidence: /a higher limit does not bring more/,
	},
	{
		refuted: 'A19',
		name: 'types whose names say nothing',
		sandbox: { reads: new Set(['unknownTypes']) },
		evidence: /No type says what it holds: "type-[0-9a-f]{4}", /,
	},
	{
		refuted: 'A19',
		name: 'a type that holds something else than its name says',
		tamper: inRecords((record) => ({
			...record,
			datums: [...record.datums, { property: { id: 206 }, stringValue: 'Ada' }],
		})),
		evidence: /Values of type "user" stand in stringValue, not in userValue/,
	},
	{
		refuted: 'A20',
		name: 'datums that do not come with a record',
		tamper: (passing) => {
			if (passing.method === 'GET') inRecords((record) => ({ ...record, datums: null }))(passing);
		},
		evidence: /\?fields=… answered 200 with an object without its datums/,
	},
	...(
		[
			['its dataset', (record) => ({ ...record, dataset: null })],
			['its state', (record) => ({ ...record, state: null })],
			['its datums', (record) => ({ ...record, datums: [] })],
			[
				'the properties of its datums',
				(record) => inDatums(record, (datum) => ({ ...datum, property: null })),
			],
			[
				'what its datums refer to',
				(record) => inDatums(record, (datum) => ({ ...datum, optionValue: null })),
			],
		] satisfies [string, (record: RecordBody) => object][]
	).map(([what, change]) => ({
		refuted: 'A20',
		name: `a record that comes without ${what}`,
		tamper: (passing: Passing) => {
			if (passing.method === 'GET') inRecords(change)(passing);
		},
		evidence: new RegExp(`answered 200 with an object without ${what}`),
	})),
];

for (const { refuted, name, sandbox: options, tamper = () => undefined, evidence } of cases) {
	test(`${refuted} alone is refuted by ${name}`, async (t) => {
		const sandbox = await openSandbox(t, options);
		const ended = await runLiveCheck(t, {
			url: await openTampered(t, sandbox.url, tamper),
			key: sandbox.keys.full,
			flags: ['--write', '2', '--yes'],
		});
		assert.deepEqual(ended.numbers('refuted'), [refuted], ended.output);
		assert.equal(ended.code, 1);
		assert.match(ended.found(refuted), evidence);
		assert.match(ended.output, new RegExp(`✘ ${refuted} refuted: `));
	});
}

test('a value that comes back in another column refutes what its type says as well', async (t) => {
	const sandbox = await openSandbox(t);
	const tamper = inRecords((record) =>
		withDatum(record, 202, ({ property }) => ({ property, stringValue: '9007199254740993' })),
	);
	const { numbers, found } = await runLiveCheck(t, {
		url: await openTampered(t, sandbox.url, tamper),
		key: sandbox.keys.full,
		flags: ['--write', '2', '--yes'],
	});
	assert.deepEqual(numbers('refuted'), ['A3', 'A19']);
	assert.match(found('A3'), /What was sent as integerValue came back as stringValue/);
});

/** Changes every record that is answered. */
function inRecords(change: (record: RecordBody) => object): (passing: Passing) => void {
	return (passing) => {
		const record = recordSchema.safeParse(passing.body);
		if (passing.path.startsWith('/v1/records') && record.success) {
			passing.body = change(record.data);
		}
	};
}

function withDatum(record: RecordBody, id: number, change: (datum: DatumBody) => object): object {
	return inDatums(record, (datum) =>
		String(datum.property.id) === String(id) ? change(datum) : datum,
	);
}

function inDatums(record: RecordBody, change: (datum: DatumBody) => object): object {
	return { ...record, datums: record.datums.map(change) };
}

function refuse(passing: Passing, status: number): void {
	passing.status = status;
	passing.body = { title: 'No.', status };
}

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byProperty, type EnteredValue } from './harness/parameters';
import { useTracy } from './harness/useTracy';

const tracy = useTracy();

const titleOf: EnteredValue[] = [['201', 'stringValue', '={{ $json.title }}']];

/** The one row between two good ones fails with this, and only it is not sent. */
async function onlyTheMiddleFails(
	parameters: INodeParameters,
	id: IDataObject[string],
): Promise<unknown> {
	const run = await tracy.run({
		items: [
			{ title: 'row-0', id: 2, property: 201, state: 21 },
			{ title: 'row-1', id, property: id, state: id },
			{ title: 'row-2', id: '2', property: '201', state: '22' },
		],
		parameters,
		onError: 'continueErrorOutput',
	});
	expect(run.success.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(run.failures).toMatchObject([
		{ json: { title: 'row-1', details: { outcome: 'rejected', status: null, itemIndex: 1 } } },
	]);
	expect((await tracy.sandbox.bodies()).join()).not.toContain('row-1');
	return run.failures[0]?.json.error;
}

describe.each([
	['a negative', -1],
	['a negative text', '-1'],
	['a fractional', 1.5],
	['a huge', 2_147_483_648],
	['a huger', '9223372036854775808'],
	['a number with an exponent', '1e3'],
	['a word', 'Samples'],
	['a slash', '2/../../users'],
	['a blank', '2 3'],
	['a NUL', '2\u0000'],
	['a list', [2]],
	['an object without one', { name: 'Samples' }],
	['a boolean', true],
	['zero', 0],
])('An ID that is no ID, because of %s', (_, id) => {
	test('as dataset', async () => {
		const parameters = byProperty(titleOf, { dataset: '={{ $json.id }}' });
		expect(await onlyTheMiddleFails(parameters, id)).toMatch(/^'Dataset' /);
	});

	test('as state', async () => {
		const parameters = byProperty(titleOf, { state: '={{ $json.state }}' });
		expect(await onlyTheMiddleFails(parameters, id)).toMatch(/^'State' /);
	});

	test('as property', async () => {
		const parameters = byProperty([['={{ $json.property }}', 'stringValue', '={{ $json.title }}']]);
		expect(await onlyTheMiddleFails(parameters, id)).toMatch(/^'Property' /);
	});
});

describe.each([
	['missing', undefined],
	['null', null],
	['empty', ''],
])('An ID that is %s', (_, id) => {
	test('as dataset', async () => {
		const parameters = byProperty(titleOf, { dataset: '={{ $json.id }}' });
		expect(await onlyTheMiddleFails(parameters, id)).toMatch(
			/^Choose a dataset: 'Dataset' is empty/,
		);
	});

	test('as property', async () => {
		const parameters = byProperty([['={{ $json.property }}', 'stringValue', '={{ $json.title }}']]);
		expect(await onlyTheMiddleFails(parameters, id)).toMatch(/^'Property' .*empty/);
	});
});

describe('Text arrives character by character', () => {
	test.each([
		['emoji', '👩‍👩‍👧‍👦 é 🇺🇦'],
		['right-to-left text', 'שלום \u202Eabc\u202C مرحبا'],
		['NUL and other control characters', 'a\u0000b\u0007\u001f\u007f\u0085'],
		['line ends of all kinds', 'a\r\nb\rc\nd\u2028e\u2029f'],
		['a combining accent that could be composed', 'e\u0301 ≠ é'],
		['a byte order mark', '\uFEFFa'],
		['quotes and backslashes', String.raw`"\'/\u0041`],
		['what looks like an expression', '{{ $json.title }} ={{ 1 }}'],
		['what looks like a tag', '</script><!-- & &amp;'],
	])('%s', async (_, title) => {
		const run = await tracy.run({ items: [{ title }], parameters: byProperty(titleOf) });

		const [request] = await tracy.sandbox.requests();
		const bytes = Buffer.from(request?.bodyBase64 ?? '', 'base64');
		expect(JSON.parse(bytes.toString('utf8')).datums[0].stringValue).toBe(title);
		expect(run.json).toMatchObject([{ values: { Text: title } }]);
	});

	test('half a character is sent as its escape, since UTF-8 has no bytes for it', async () => {
		await tracy.run({ items: [{ title: 'a\ud83d' }], parameters: byProperty(titleOf) });

		expect(await tracy.sandbox.bodies()).toEqual([
			String.raw`{"datums":[{"property":{"id":201},"stringValue":"a\ud83d"}],"dataset":{"id":2}}`,
		]);
	});

	test('1 MB of it', async () => {
		const title = 'ä'.repeat(512 * 1024);

		const run = await tracy.run({ items: [{ title }], parameters: byProperty(titleOf) });

		expect(run.json).toMatchObject([{ outcome: 'created' }]);
		const [body] = await tracy.sandbox.bodies();
		expect(JSON.parse(body ?? '').datums[0].stringValue === title).toBe(true);
	});
});

test('1,000 columns become 1,000 datums', async () => {
	const columns = Array.from({ length: 1000 }, (_, index) => `column ${index}`);

	const run = await tracy.run({
		items: [Object.fromEntries(columns.map((name) => [name, `value of ${name}`]))],
		parameters: byProperty(
			columns.map((name) => ['201', 'stringValue', `={{ $json["${name}"] }}`]),
		),
	});

	const [body] = await tracy.sandbox.bodies();
	expect(JSON.parse(body ?? '').datums).toEqual(
		columns.map((name) => ({ property: { id: 201 }, stringValue: `value of ${name}` })),
	);
	expect(run.json).toMatchObject([{ outcome: 'created' }]);
});

describe('Fields with names that mean something elsewhere', () => {
	const odd = JSON.parse(
		'{"__proto__":{"polluted":true},"constructor":"c","error":"e","json":"j","title":"t"}',
	);

	test('are data like any other', async () => {
		const run = await tracy.run({
			items: [odd],
			parameters: byProperty([
				['201', 'stringValue', '={{ $json.error }}'],
				['201', 'stringValue', '={{ $json.json }}'],
			]),
			onError: 'continueErrorOutput',
		});

		expect(run.failures).toEqual([]);
		expect(run.json).toMatchObject([{ values: { Text: ['e', 'j'] } }]);
	});

	test('come out of a failed row as they went in, and reach no prototype', async () => {
		const run = await tracy.run({
			items: [odd],
			parameters: byProperty(titleOf, { dataset: 'none' }),
			onError: 'continueRegularOutput',
		});

		const [row] = run.json;
		expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(['__proto__', 'constructor']));
		expect(row).toMatchObject({
			json: 'j',
			title: 't',
			error: expect.stringMatching(/^'Dataset'/),
		});
		expect(Object.getPrototypeOf(row)).toBe(Object.getPrototypeOf(run.json[0]?.details));
		expect({}).not.toHaveProperty('polluted');
	});

	test.each(['__proto__', 'constructor', 'toString'])(
		'do not become %s of the answer',
		async (name) => {
			await tracy.sandbox.setFaults({
				fault: 'not-a-record',
				every: true,
				body: JSON.parse(`{"id":7,"${name}":{"polluted":true},"datums":[]}`),
			});

			const run = await tracy.run({ parameters: byProperty([]) });

			expect(run.json).toMatchObject([{ id: 7, outcome: 'created', values: {} }]);
			expect({}).not.toHaveProperty('polluted');
		},
	);
});

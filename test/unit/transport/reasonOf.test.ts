import fc from 'fast-check';
import { isCutJson, reasonOf } from '../../../nodes/Tracy/transport/reasonOf';
import { chosen } from '../../chosen';
import { expectLinear } from '../expectLinear';
import { anyText } from '../../anyText';

const MEGABYTE = 1024 * 1024;

describe('the reason in an answer', () => {
	it.each<[string, unknown, string]>([
		[
			'problem details',
			{ type: 'about:blank', title: 'Bad Request', status: 400, detail: 'No such dataset.' },
			'No such dataset.',
		],
		[
			'problem details with errors by field',
			{
				title: 'One or more validation errors occurred.',
				status: 400,
				errors: { 'Datums[0].IntegerValue': ['It is too long.', 'It is odd.'], State: ['x'] },
				traceId: '00-1',
			},
			'Datums[0].IntegerValue: It is too long. It is odd.; State: x',
		],
		[
			'a title that does not speak of the errors beside it',
			{ title: 'Bad Request', errors: { state: ['x'] } },
			'state: x',
		],
		[
			'a message that only announces the errors beside it',
			{ message: 'There are errors.', errors: ['a'] },
			'a',
		],
		['a message about errors with none beside it', { message: 'Errors.', errors: [] }, 'Errors.'],
		['problem details with a title alone', { title: 'Bad Request', status: 400 }, 'Bad Request'],
		['a message', { message: 'No.' }, 'No.'],
		['a msg', { msg: 'No.' }, 'No.'],
		['a message and its class', { statusCode: 400, message: 'No.', error: 'Bad Request' }, 'No.'],
		['a list of messages', { message: ['a', 'b'] }, 'message: a b'],
		['an error as text', { error: 'invalid_request' }, 'invalid_request'],
		['an error with a description', { error: 'x', error_description: 'No.' }, 'No.'],
		['an error with a message', { error: { message: 'No.' } }, 'No.'],
		[
			'an error with a code and details',
			{ error: { code: 'C', details: [{ message: 'm' }] } },
			'code: C; details: m',
		],
		['a list of errors', { errors: ['a', 'b'] }, 'a; b'],
		[
			'a list of errors with fields',
			{
				errors: [
					{ field: 'state', message: 'No.' },
					{ path: ['a', 0], msg: 'x' },
				],
			},
			'state: No.; a.0: x',
		],
		['errors as text', { message: 'No.', errors: 'Because.' }, 'No. Because.'],
		['errors by field', { errors: { state: ['a', 'b'], dataset: 'c' } }, 'state: a b; dataset: c'],
		['errors by field inside each other', { errors: { a: { b: ['c'] } } }, 'a: b: c'],
		[
			'a list of details',
			{ detail: [{ loc: ['body', 'datums', 0], msg: 'field required' }] },
			'body.datums.0: field required',
		],
		[
			'a place with things in it that are no name',
			{ detail: [{ loc: ['body', null, '', 0, {}], msg: 'No.' }] },
			'body.0: No.',
		],
		['fields without errors beside one with some', { errors: { a: [], b: ['c'] } }, 'b: c'],
		['an empty list beside a full one', { errors: [], detail: [{ msg: 'a' }] }, 'a'],
		['a list of texts', ['a', 'b'], 'a; b'],
		['a list of messages in objects', [{ message: 'a' }, 5, null, { code: 'X' }], 'a; code: X'],
		['keys in capitals', { Message: 'No.' }, 'Message: No.'],
		['something far inside', { result: { status: { message: 'No.' } } }, 'result: status: No.'],
		['a text', 'No.', 'No.'],
		['a body with a key constructor', { message: 'No.', constructor: null }, 'No.'],
	])('is found in %s', (_shape, body, reason) => {
		expect(reasonOf(JSON.stringify(body))).toBe(reason);
	});

	it.each(['{}', '[]', 'null', '5', 'true', '""', '{"a":null}', '[1,2]', '{"code":5}', '', ' \n'])(
		'is empty where the answer is %j',
		(text) => {
			expect(reasonOf(text)).toBe('');
		},
	);

	it.each([
		['Forbidden', 'Forbidden'],
		['1 < 2', '1 < 2'],
		['  two\r\n\tlines ', 'two lines'],
		['a\u0000b\u0007c\u0085d', 'a\\u0000b\\u0007c\\u0085d'],
		['no\u202Eetaerc\u2066', 'no\\u202eetaerc\\u2066'],
		['{"message": "cut o', '{"message": "cut o'],
		[
			'<html><head><title> 502 Bad\nGateway </title></head></html>',
			'a web page titled "502 Bad Gateway"',
		],
		['<!doctype html><h1 class="x">Sign in</h1>', 'a web page titled "Sign in"'],
		['<html><title></title></html>', 'a web page'],
		['\n <p>No.</p>', 'a web page'],
	])('is read from %j, which is not JSON', (text, reason) => {
		expect(reasonOf(text)).toBe(reason);
	});

	it('is one line, with codes for control characters, also where JSON hides them', () => {
		expect(reasonOf('{"message":"a\\u0000b\\nc\\u009bd"}')).toBe('a\\u0000b c\\u009bd');
	});

	it('is found in the beginning of an answer that goes on', () => {
		const long = 'x'.repeat(MEGABYTE);
		expect(reasonOf(JSON.stringify({ message: 'No.', trace: long }))).toBe('No.');
		expect(reasonOf(JSON.stringify({ errors: [{ field: 'a', message: 'b' }, long] }))).toMatch(
			/^a: b; x+…$/,
		);
		expect(reasonOf(`{"message":"${'\\u0041'.repeat(10_000)}"}`)).toBe(`${'A'.repeat(500)}…`);
	});

	it.each([
		['{"message":"No.","trace":"x', 'No.'],
		['{"message":"No.","tra', 'No.'],
		['{"message":"No.","code":12', 'No.'],
		['{"message":"No.","isFinal":fal', 'No.'],
		['{"errors":[{"message":"a"},{"message":"b"}', 'a; b'],
		['{"errors":[{"message":"a"},{"message":"b"},', 'a; b'],
		['{"errors":["a","b"],"codes":[1,2', 'a; b'],
		['{"message":"a } ] , { [ b","trace":"x', 'a } ] , { [ b'],
		['{"message":"a \\" } b","trace":"x', 'a " } b'],
		['{"message":"No', 'No'],
		['{"message":"No\\', 'No'],
		['{"message":"No\\u', 'No'],
		['{"message":"No\\u00e', 'No'],
		['{"message":"No\\u00e9', 'Noé'],
	])('is found in JSON of which no more is looked at than %s', (beginning, reason) => {
		const text = beginning.padStart(8000);
		expect(reasonOf(`${text}${'0'.repeat(MEGABYTE)}`)).toBe(reason);
	});

	it('is looked for in the first 8,000 characters', () => {
		for (const secret of ['', 'key-1234567890']) {
			const goesOn = ' '.repeat(MEGABYTE);
			expect(reasonOf(`${'No.'.padStart(8000)}${goesOn}`, secret)).toBe('No.');
			expect(reasonOf(`${'No.'.padStart(8003)}${goesOn}`, secret)).toBe('');
		}
	});

	it('is looked for six levels deep', () => {
		expect(reasonOf('[[[[[["No."]]]]]]')).toBe('No.');
		expect(reasonOf('[[[[[[["No."]]]]]]]')).toBe('');
	});

	it('never shows a part of a secret at which the beginning ends', () => {
		const secret = 'key-1234567890';
		for (let before = 7900; before < 8300; before += 7) {
			const reason = reasonOf(`${' '.repeat(before)}${secret}${' '.repeat(MEGABYTE)}`, secret);
			expect(reason).toMatch(/^\**$/);
		}
	});

	it('is cut where it is long, and never within a character', () => {
		expect(reasonOf('x'.repeat(5 * MEGABYTE))).toBe(`${'x'.repeat(500)}…`);
		expect(reasonOf(`x${'😀'.repeat(1000)}`)).toBe(`x${'😀'.repeat(499)}…`);
		expect(reasonOf(JSON.stringify({ message: 'x'.repeat(MEGABYTE) }))).toHaveLength(501);
	});

	it('takes time as an answer is long, however it is made', () => {
		let nested: unknown = 'No.';
		for (let depth = 0; depth < 12; depth += 1) nested = { errors: [nested, nested] };
		expectLinear(() => {
			reasonOf('<title'.repeat(MEGABYTE));
			reasonOf(`${'<title>'.repeat(MEGABYTE)}`);
			reasonOf(' '.repeat(5 * MEGABYTE));
			reasonOf('{"error":'.repeat(100_000) + '1' + '}'.repeat(100_000));
			reasonOf('['.repeat(100_000) + ']'.repeat(100_000));
			reasonOf(JSON.stringify(nested));
			reasonOf(
				JSON.stringify({ errors: Array.from({ length: 50_000 }, () => ({ message: 'a' })) }),
			);
		});
	});

	it('is a short line and nothing else, whatever the answer is', () => {
		const keys = fc.oneof(
			fc.string(),
			fc.constantFrom('error', 'errors', 'message', 'detail', 'title', 'field', 'loc', 'path'),
			fc.constantFrom('__proto__', 'constructor', 'toString'),
		);
		const bodies = fc.anything({
			key: keys,
			values: [anyText(), fc.double(), fc.boolean(), fc.constant(null)],
			maxDepth: 6,
		});
		const texts = fc.oneof(
			bodies.map((body) => JSON.stringify(body) ?? ''),
			anyText(),
			fc.string().map((text) => `<${text}`),
		);
		fc.assert(
			fc.property(texts, (text) => {
				const reason = reasonOf(text);
				expect(reason).not.toMatch(/\p{Cc}/u);
				expect(reason).toBe(reason.trim());
				expect(Array.from(reason).length).toBeLessThanOrEqual(501);
			}),
			{ numRuns: chosen(500, 2000) },
		);
	});
});

describe('A text that is no JSON', () => {
	it.each([
		['{"id":', '', true],
		['{', '', true],
		['[', '', true],
		['[{', '', true],
		['It says {"id":', '', false],
		['  [ {', 'text/plain', true],
		['{oops', '', false],
		['', '', false],
		['', 'application/json', true],
		['tru', 'application/problem+json; charset=utf-8', true],
		['It is <b>', 'application/json', true],
		['tru', 'application/jsonlines', false],
		['<html>', 'application/json', false],
		['\n <html>', 'application/json', false],
	])('is cut off JSON by its look, or by its type: %j as %j', (text, contentType, isCut) => {
		expect(isCutJson(text, contentType)).toBe(isCut);
	});
});

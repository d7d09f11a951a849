/* eslint-disable @n8n/community-nodes/no-restricted-imports -- answers are streams of Node.js */
import { PassThrough, Readable } from 'node:stream';
import { readAnswer } from '../../../nodes/Tracy/transport/requestTracy';

const MEGABYTE = 2 ** 20;

describe('an answer that comes as a stream', () => {
	it('is read to its end, without a byte order mark', async () => {
		const body = Readable.from([Buffer.from('\ufeff{"a":'), Buffer.from('"é"}')]);
		expect(await readAnswer(body)).toMatchObject({ text: '{"a":"é"}', isWhole: true });
	});

	it('keeps characters whole, however their bytes come', async () => {
		const bytes = Buffer.from('é😀');
		const body = Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])));
		expect(await readAnswer(body)).toMatchObject({ text: 'é😀', isWhole: true });
	});

	it('is read as far as it came where it breaks off', async () => {
		const body = new PassThrough();
		const reading = readAnswer(body);
		body.write('{"id":');
		body.destroy(new Error('aborted'));
		expect(await reading).toEqual({ text: '{"id":', isWhole: false });
	});

	it('is over where it is closed without a word', async () => {
		const body = new PassThrough();
		const reading = readAnswer(body);
		body.destroy();
		expect(await reading).toEqual({ text: '', isWhole: false });
	});

	it('is read no further, and ended, where it is longer than any answer of Tracy', async () => {
		const chunk = Buffer.alloc(16 * MEGABYTE, 'x');
		let chunks = 0;
		const body = Readable.from(
			(function* () {
				for (; chunks < 100; chunks += 1) yield chunk;
			})(),
		);
		expect(await readAnswer(body)).toMatchObject({ text: 'x'.repeat(1000), isWhole: false });
		expect(body.destroyed).toBe(true);
		expect(chunks).toBeLessThan(20);
	});
});

it.each([
	['a text', 'a text'],
	[undefined, ''],
	[null, ''],
	[{ destroy: true }, ''],
])('an answer that is no stream is a text, or says nothing: %j', async (body, text) => {
	expect(await readAnswer(body)).toMatchObject({ text, isWhole: true });
});

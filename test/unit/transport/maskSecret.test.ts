import { maskSecret } from '../../../nodes/Tracy/transport/maskSecret';
import { expectLinear } from '../expectLinear';

const KEY = 'Ab+c/d=="e&f<12345678>';

describe('maskSecret', () => {
	it.each([
		KEY,
		KEY.toLowerCase(),
		encodeURIComponent(KEY),
		btoa(KEY),
		JSON.stringify(KEY).slice(1, -1),
		JSON.stringify(JSON.stringify({ key: KEY })),
		'Ab+c/d==&quot;e&amp;f&lt;12345678&gt;',
		encodeURIComponent(encodeURIComponent(KEY)),
		encodeURIComponent(encodeURIComponent(encodeURIComponent(KEY))),
		Buffer.from(KEY).toString('hex'),
		Buffer.from(KEY).toString('hex').toUpperCase(),
		Array.from(Buffer.from(KEY), (byte) => byte.toString(16)).join(':'),
		Array.from(KEY, (character) => `&#${character.charCodeAt(0)};`).join(''),
		Array.from(KEY, (character) => `&#x${character.charCodeAt(0).toString(16)};`).join(''),
		Array.from(KEY, (character) => `\\u00${character.charCodeAt(0).toString(16)}`).join(''),
		encodeURIComponent(btoa(KEY)),
		Buffer.from(KEY).toString('base64url'),
		'Ab&plus;c&sol;d&equals;&equals;&quot;e&amp;f&lt;12345678&gt;',
		Buffer.from(KEY, 'utf16le').toString('hex'),
		JSON.stringify(Buffer.from(KEY)),
		[...Buffer.from(KEY)].map((byte) => `0x${byte.toString(16)}`).join(', '),
		[...Buffer.from(KEY)].map((byte) => `=${byte.toString(16)}`).join(''),
		[...Buffer.from(KEY)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
		[...Buffer.from(KEY)].map((byte) => `\\u{${byte.toString(16)}}`).join(''),
		[...Buffer.from(KEY)].map((byte) => `%u00${byte.toString(16)}`).join(''),
	])('masks the key as %s', (written) => {
		const masked = maskSecret(`the key ${written} is refused`, KEY);
		expect(masked).toContain('***');
		expect(masked).not.toContain('12345678');
	});

	it.each(['', 'u', 'us', 'user:', 'Zürich:', '{"key":"'])(
		'masks it in base64 after %j, whatever follows',
		(before) => {
			for (const after of ['', '!', '!!', '"}', ':secret']) {
				const written = Buffer.from(`${before}${KEY}${after}`).toString('base64');
				for (const text of [written, written.replaceAll('+', '-').replaceAll('/', '_')]) {
					const masked = maskSecret(text, KEY);
					expect(masked).toContain('***');
					// What is left of it holds no more than the characters around the key.
					expect(masked.length).toBeLessThanOrEqual(
						3 + 4 * Math.ceil((Buffer.byteLength(before) + after.length) / 3) + 4,
					);
				}
			}
		},
	);

	it.each([
		[KEY, 5],
		[btoa(`user:${KEY}`), 7],
		// Nobody breaks a line within the two digits of a byte.
		[Buffer.from(KEY).toString('hex'), 6],
	])('masks the key as %s, broken into lines', (written, length) => {
		for (const end of ['\n', '\r\n', '\r\n\t', '\\n', '\\\\r\\\\n', '=\r\n']) {
			const broken = written.replace(new RegExp(`.{${length}}`, 'g'), `$&${end}`);
			expect(maskSecret(`the key ${broken} is refused`, KEY)).toMatch(
				/^the key [^ ]{0,14}\*{3}[^ ]{0,12} is refused$/,
			);
		}
	});

	it('takes time as a text is long, however it is made', () => {
		const parts = [
			'\\',
			'%',
			'%25',
			'&',
			'&amp;',
			'&#0',
			'A',
			'41',
			'QWIr',
			KEY.slice(0, 9),
			`${KEY.charAt(0)}  `,
			'65, ',
			' ',
		];
		expectLinear(() => {
			for (const part of parts) maskSecret(part.repeat(100_000), KEY);
		});
	});

	it('leaves nothing in base64 that is of it alone', () => {
		expect(maskSecret(btoa(KEY), KEY)).toBe('***==');
		expect(maskSecret(btoa(`user:${KEY}`), KEY)).toBe('dXNlcjp***');
	});

	it.each([
		["a'b-c_d.e:f", 'a&apos;b&hyphen;c&lowbar;d&period;e&colon;f'],
		["a'b-c_d.e:f", 'a&amp;apos;b&dash;c_d&amp;amp;period;e:f'],
		['>>>???abc', 'Pj4+Pz8/YWJj'],
		['>>>???abc', 'Pj4-Pz8_YWJj'],
		['>>>???abc', 'Pj4%2BPz8%2FYWJj'],
		['>>>???abc', 'Pj4%252bPz8\\/YWJj'],
	])('masks %s as %s', (key, written) => {
		expect(maskSecret(`the key ${written} is refused`, key)).toBe('the key *** is refused');
	});

	it('is masked to the end of base64, however the last character is written', () => {
		expect(maskSecret('Pj4+Pz8%2F and Pj4+Pz8\n/', '>>>???')).toBe('*** and ***');
		expect(maskSecret('eD4+Pz8%2F', '>>???')).toBe('eD***');
	});

	it('is not looked for as numbers or in base64 where it is shorter than four characters', () => {
		for (const text of ['616263', '97, 98, 99', 'YWJj', '61626364 is four']) {
			expect(maskSecret(text, 'abc')).toBe(text);
		}
		expect(maskSecret('61626364 and 97, 98, 99, 100', 'abcd')).toBe('*** and ***');
		expect(maskSecret('abc, %61bc and &#97;bc', 'abc')).toBe('***, *** and ***');
	});

	it('leaves other texts as they are', () => {
		expect(maskSecret('Not like this.', KEY)).toBe('Not like this.');
		expect(maskSecret('Not like this.', '')).toBe('Not like this.');
	});
});

import { maskSecret } from '../../../nodes/Tracy/transport/reasonOf';

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
	])('masks the key as %s', (written) => {
		const masked = maskSecret(`the key ${written} is refused`, KEY);
		expect(masked).toContain('***');
		expect(masked).not.toContain('12345678');
	});

	it('leaves other texts as they are', () => {
		expect(maskSecret('Not like this.', KEY)).toBe('Not like this.');
		expect(maskSecret('Not like this.', '')).toBe('Not like this.');
	});
});

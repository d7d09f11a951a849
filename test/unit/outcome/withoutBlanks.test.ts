import {
	showUnseen,
	withoutAnyBlank,
	withoutBlanks,
} from '../../../nodes/Tracy/outcome/withoutBlanks';

describe('a value without blanks', () => {
	it.each([
		['a', 'a'],
		[' a', 'a'],
		['a ', 'a'],
		['\u200b\u{e0001} a b\u00a0\u{e0001}\u{e0100}', 'a b'],
		['!~', '!~'],
		['\u{e0001}', ''],
		[' \t\u2800', ''],
		['', ''],
		['😀', '😀'],
		[' 😀 ', '😀'],
		['é', 'é'],
		['\u007fa\u007f', '\u007fa\u007f'],
		['\ud800', '\ud800'],
		['\uffff ', '\uffff'],
	])('has none around it, and keeps those within: %j', (text, trimmed) => {
		expect(withoutBlanks(text)).toBe(trimmed);
	});

	it.each([5, null, undefined, true, [' a ']])('is itself where it is no text: %p', (value) => {
		expect(withoutBlanks(value)).toBe(value);
	});

	it('has none anywhere, where that is asked for', () => {
		expect(withoutAnyBlank(' a\u200b b\n\n\u{e0001}c ')).toBe('abc');
	});
});

describe('what can not be seen', () => {
	it.each([
		['2\u200b', '2\\u200b'],
		['a\u0000b\u0085', 'a\\u0000b\\u0085'],
		['\ud800', '\\ud800'],
		['\u{e0001}', '\\u{e0001}'],
		['a\u00a0\u3000b', 'a\\u00a0\\u3000b'],
		['a\u200db\ufe0f', 'a\\u200db\\ufe0f'],
		['👩\u200da', '👩\\u200da'],
	])('is shown by its code: %j', (text, shown) => {
		expect(showUnseen(text)).toBe(shown);
	});

	it.each(['a b', '❤️', '1️⃣', '👩‍👩‍👧', '👩🏽‍🚀', '🏳️‍🌈', 'é', 'עברית'])('is nothing of %j', (text) => {
		expect(showUnseen(text)).toBe(text);
	});
});

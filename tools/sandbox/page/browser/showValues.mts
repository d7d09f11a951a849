/// <reference lib="dom" />
import { count, element } from './element.mts';

/** Longer texts are folded, and of longer lists the rest is. */
const MOST_CHARACTERS = 240;
const MOST_ITEMS = 12;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** All values of a property. */
export function showValues(values: readonly (string | null)[]): Node | string {
	const [first] = values;
	if (first === undefined) return '';
	if (values.length === 1) return showValue(first);
	const list = showList(values.slice(0, MOST_ITEMS));
	const rest = values.slice(MOST_ITEMS);
	if (rest.length === 0) return list;
	const more = element('span', { class: 'muted' }, count(rest.length, 'more', 'more'));
	const both = document.createDocumentFragment();
	both.append(list, element('details', {}, element('summary', {}, more), showList(rest)));
	return both;
}

/** Gives each value its own direction, so that right-to-left text disturbs nothing beside it. */
export function showText(text: string): HTMLElement {
	if (text.length <= MOST_CHARACTERS) return element('div', { class: 'value', dir: 'auto' }, text);
	const excerpt = element('bdi', { class: 'excerpt' }, `${beginningOf(text)}… `);
	const size = element('span', { class: 'muted' }, count(text.length, 'character', 'characters'));
	const whole = element('div', { dir: 'auto', tabindex: '0' }, text);
	return element('details', { class: 'value' }, element('summary', {}, excerpt, size), whole);
}

/** The beginning of a long text, not cut within what is seen as one character. */
function beginningOf(text: string): string {
	const start = text.slice(0, MOST_CHARACTERS + 40);
	const end = graphemes.segment(start).containing(MOST_CHARACTERS)?.index ?? 0;
	// One "character" can have any number of accents.
	return start.slice(0, end > 0 ? end : MOST_CHARACTERS);
}

function showValue(value: string | null): HTMLElement {
	if (value === null) return element('span', { class: 'muted' }, 'null');
	if (value === '') return element('span', { class: 'muted' }, 'empty text');
	return showText(value);
}

function showList(values: readonly (string | null)[]): HTMLElement {
	return element('ul', {}, ...values.map((value) => element('li', {}, showValue(value))));
}

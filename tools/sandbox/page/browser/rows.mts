/// <reference lib="dom" />
import type { Received, ShownFailure, ShownRecord } from '../../state/Arrivals.mts';
import { element } from './element.mts';
import { showText, showValues } from './showValues.mts';

/** How many rows a table shows; the sandbox keeps no more for this page. */
export const MOST_ROWS = 50;
/** When more arrive at once, nobody needs to be shown which rows are new. */
const MOST_HIGHLIGHTS = 10;

/** A property as a column. */
export interface Column {
	readonly id: string;
	readonly name: string;
	readonly isNumber: boolean;
}

export const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** The rows of a table, and what is done to them. */
export const rows = {
	/** Puts new rows on top and lets the oldest ones go. */
	add(body: HTMLElement, added: HTMLElement[], isNews: boolean): void {
		if (added.length === 0) return;
		body.querySelector('.none')?.remove();
		if (isNews && added.length <= MOST_HIGHLIGHTS) {
			for (const row of added) row.className = 'new';
		}
		body.prepend(...added);
		while (body.children.length > MOST_ROWS) body.lastElementChild?.remove();
	},

	none(sentence: string, columns: number): HTMLElement {
		const cell = element('td', { colspan: String(columns), class: 'muted' }, sentence);
		return element('tr', { class: 'none' }, cell);
	},

	ofRecord(record: Received<ShownRecord>, columns: readonly Column[]): HTMLElement {
		const cells = columns.map(({ id, isNumber }) =>
			element('td', isNumber ? { class: 'number' } : {}, showValues(record.values[id] ?? [])),
		);
		return element(
			'tr',
			{},
			element('th', { scope: 'row' }, record.id),
			element('td', {}, showTime(record.receivedAt)),
			showState(record),
			...cells,
		);
	},

	ofFailure(failure: Received<ShownFailure>): HTMLElement {
		const { receivedAt, method, path, status, reasons, recordId } = failure;
		return element(
			'tr',
			{},
			element('th', { scope: 'row' }, showTime(receivedAt)),
			element('td', {}, showText(`${method} ${path}`)),
			element('td', { class: 'bad' }, status === null ? 'none' : String(status)),
			element('td', {}, ...reasons.map(showText)),
			element('td', {}, recordId ?? 'no'),
		);
	},
};

function showTime(receivedAt: number): HTMLElement {
	const date = new Date(receivedAt);
	const iso = date.toISOString();
	return element('time', { datetime: iso, title: iso }, clock.format(date));
}

function showState({ state, archived, removed }: ShownRecord): HTMLElement {
	const cell = element('td', {}, showText(state));
	for (const [mark, since] of Object.entries({ archived, removed })) {
		if (since !== null) cell.append(element('div', { class: 'state warn' }, `${mark} ${since}`));
	}
	return cell;
}

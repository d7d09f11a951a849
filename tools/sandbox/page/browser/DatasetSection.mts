/// <reference lib="dom" />
import type { News } from '../../state/Arrivals.mts';
import { byId, count, element, write } from './element.mts';
import { type Column, MOST_ROWS, rows } from './rows.mts';

/** A dataset as the sandbox tells it, as far as it is shown. */
export interface ToldDataset {
	readonly id: number;
	readonly name: string;
	readonly states: readonly { readonly id: number; readonly name: string }[];
	readonly properties: readonly {
		readonly id: number;
		readonly name: string;
		readonly propertyType: { readonly id: string };
	}[];
}

/** The section of a dataset, with its records, and its line in the table of contents. */
export class DatasetSection {
	private readonly columns: readonly Column[];
	private readonly body: HTMLElement;
	private readonly note = element('span', { class: 'muted' });
	private readonly total = element('span', { class: 'muted' });

	/** Puts it onto the page, still without records. */
	constructor(dataset: ToldDataset) {
		this.columns = dataset.properties.map(({ id, name, propertyType }) => ({
			id: String(id),
			name,
			isNumber: ['integer', 'decimal'].includes(propertyType.id),
		}));
		this.body = element('tbody', {}, rows.none('No record yet.', this.columns.length + 3));
		const anchor = `dataset-${dataset.id}`;
		byId('datasets').append(this.sectionOf(dataset, anchor));
		const link = element('a', { href: `#${anchor}` }, element('bdi', {}, dataset.name));
		byId('contents').append(element('li', {}, link, ' ', this.total));
		this.showTotal(0);
	}

	/** Shows what has arrived in it. */
	show({ total, records }: News['datasets'][number], isNews: boolean): void {
		this.showTotal(total);
		rows.add(
			this.body,
			records.map((record) => rows.ofRecord(record, this.columns)),
			isNews,
		);
	}

	private showTotal(number: number): void {
		const limit = number > MOST_ROWS ? `, the last ${MOST_ROWS} shown` : '';
		write(this.note, count(number, 'record', 'records') + limit);
		write(this.total, number.toLocaleString('en'));
	}

	private sectionOf({ id, name, states }: ToldDataset, anchor: string): HTMLElement {
		const headingId = `${anchor}-heading`;
		const heading = element('h2', { id: headingId }, element('bdi', {}, name));
		const shownStates = states.map((state) => `${state.name} (${state.id})`).join(', ');
		const ids = element('p', { class: 'muted' }, `Dataset ${id} · States: ${shownStates}`);
		const region = { class: 'scroll', role: 'region', 'aria-labelledby': headingId, tabindex: '0' };
		return element(
			'section',
			{ id: anchor, 'aria-labelledby': headingId },
			element('div', { class: 'row' }, heading, this.note, ids),
			element('div', region, this.tableOf(name)),
		);
	}

	private tableOf(name: string): HTMLElement {
		const first = ['ID', 'Arrived', 'State'].map((title) => element('th', { scope: 'col' }, title));
		return element(
			'table',
			{},
			element('caption', {}, `Records of ${name}, newest first`),
			element('thead', {}, element('tr', {}, ...first, ...this.columns.map(columnHead))),
			this.body,
		);
	}
}

function columnHead({ id, name, isNumber }: Column): HTMLElement {
	return element(
		'th',
		{ scope: 'col', ...(isNumber && { class: 'number' }) },
		element('div', { class: 'value', dir: 'auto' }, name),
		element('span', { class: 'id muted' }, id),
	);
}

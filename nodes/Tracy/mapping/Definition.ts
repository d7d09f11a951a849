import type { DatasetAnswer, Named } from '../contract/DatasetAnswer';
import { Names } from './Names';
import { Property } from './Property';
import { showValue } from './showValue';

/** A dataset that could be read: what its names mean, and what its properties take. */
export class Definition {
	readonly id: number;

	/** Its name in quotation marks and its ID, as messages show it. */
	readonly shown: string;

	/** null where Tracy does not tell them. */
	readonly states: Names<Named> | null;

	/** null where Tracy does not tell them. */
	readonly properties: Names<Property> | null;

	constructor({ id, name, states, properties }: DatasetAnswer) {
		this.id = id;
		this.shown = name === '' ? `dataset ${id}` : `dataset ${showValue(name)} (${id})`;
		this.states = states && new Names(states);
		this.properties = properties && new Names(properties.map((property) => new Property(property)));
	}
}

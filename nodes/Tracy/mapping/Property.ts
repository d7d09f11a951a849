import type { Named, PropertyAnswer } from '../contract/DatasetAnswer';
import { kindOfType } from './kindOfType';
import { Names } from './Names';
import { showValue } from './showValue';
import type { ValueColumn } from './ValueKind';

/** A property of a dataset that could be read. */
export class Property {
	/** What its type suggests; null where it suggests nothing. */
	readonly kind: ValueColumn | null;

	private optionNames: Names<Named> | null | undefined;

	constructor(private readonly answer: PropertyAnswer) {
		this.kind = kindOfType(answer.typeId);
	}

	get id(): number {
		return this.answer.id;
	}

	get name(): string {
		return this.answer.name;
	}

	get isAutomatic(): boolean {
		return this.answer.isAutomatic;
	}

	get isPlural(): boolean {
		return this.answer.isPlural;
	}

	/** Its name in quotation marks and its ID, as messages show it. */
	get shown(): string {
		return this.name === ''
			? `property ${this.id}`
			: `property ${showValue(this.name)} (${this.id})`;
	}

	/** Its options; null where Tracy does not tell them. */
	get options(): Names<Named> | null {
		this.optionNames ??= this.answer.options && new Names(this.answer.options);
		return this.optionNames;
	}
}

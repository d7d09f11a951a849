import type { DatasetAnswer, Named, PropertyAnswer } from '../../contract/readDataset';
import { showValue } from '../../outcome/showValue';
import { valueColumns, type ValueColumn } from '../../contract/Wire';
import { Names } from './Names';

/** What the IDs of property types suggest of their column, in small letters and without blanks. */
const WORDS: { [Column in ValueColumn]: string } = {
	stringValue:
		'text string shorttext longtext multilinetext singlelinetext richtext note ' +
		'markdown html url website email phone phonenumber address',
	integerValue: 'integer int integernumber wholenumber int64 long',
	decimalValue: 'decimal decimalnumber double float number money currency price percent',
	dateTimeValue: 'datetime date timestamp dateandtime deadline',
	optionValue:
		'option options select singleselect multiselect dropdown choice choices tag tags label labels',
	userValue: 'user users person people member members assignee',
	recordValue: 'record records recordlink linkedrecord relation reference',
};

const columnOfWord = new Map(
	valueColumns.flatMap((column) =>
		[...WORDS[column].split(' '), column.toLowerCase()].map((word): [string, ValueColumn] => [
			word,
			column,
		]),
	),
);

/**
 * The column in which the values of a property stand, as the ID of its type suggests (assumption A19: no
 * such ID is documented).
 *
 * @returns null for an ID that suggests nothing
 */
export function columnOfType(typeId: string | null): ValueColumn | null {
	return columnOfWord.get(wordOf(typeId)) ?? null;
}

/** What the IDs of property types are called whose values are files: no field takes them. */
const FILE_WORDS = new Set(
	['file', 'image', 'attachment', 'photo', 'picture'].flatMap((word) => [word, `${word}s`]),
);

/** The ID of a type in small letters, without blanks and the like. */
function wordOf(typeId: string | null): string {
	return (typeId ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A property of a dataset that could be read. */
export class Property {
	/** What its type suggests; null where it suggests nothing. */
	readonly column: ValueColumn | null;

	/**
	 * Whether a value of it can be written: it is not filled in by Tracy, and no file (assumptions A8
	 * and A19).
	 */
	readonly isWritable: boolean;

	private optionNames: Names<Named> | null | undefined;

	constructor(private readonly answer: PropertyAnswer) {
		this.column = columnOfType(answer.typeId);
		this.isWritable = !answer.isAutomatic && !FILE_WORDS.has(wordOf(answer.typeId));
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

	/** Whether a record has to have a value of it; null where Tracy does not tell. */
	get isRequired(): boolean | null {
		return this.answer.isRequired;
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

/** A dataset that could be read: what its names mean, and what its properties take. */
export class Definition {
	readonly id: number;

	/** Empty where Tracy does not tell it. */
	readonly name: string;

	/** Its name in quotation marks and its ID, as messages show it. */
	readonly shown: string;

	/** null where Tracy does not tell them. */
	readonly states: Names<Named> | null;

	/** null where Tracy does not tell them. */
	readonly properties: Names<Property> | null;

	constructor({ id, name, states, properties }: DatasetAnswer) {
		this.id = id;
		this.name = name;
		this.shown = name === '' ? `dataset ${id}` : `dataset ${showValue(name)} (${id})`;
		this.states = states && new Names(states);
		this.properties = properties && new Names(properties.map((property) => new Property(property)));
	}
}

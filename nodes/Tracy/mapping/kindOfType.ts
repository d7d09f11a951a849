import type { ValueColumn } from './ValueKind';

/** What the IDs of property types suggest of their column, in small letters and without blanks. */
const WORDS: Array<[ValueColumn, string]> = [
	['stringValue', 'text string shorttext longtext multilinetext singlelinetext richtext note'],
	['stringValue', 'markdown html url website email phone phonenumber address'],
	['integerValue', 'integer int integernumber wholenumber int64 long'],
	['decimalValue', 'decimal decimalnumber double float number money currency price percent'],
	['dateTimeValue', 'datetime date timestamp dateandtime deadline'],
	['optionValue', 'option options select singleselect multiselect dropdown choice choices'],
	['optionValue', 'tag tags label labels'],
	['userValue', 'user users person people member members assignee'],
	['recordValue', 'record records recordlink linkedrecord relation reference'],
];

const columnOfWord = new Map(
	WORDS.flatMap(([column, words]) =>
		[...words.split(' '), column.toLowerCase()].map((word): [string, ValueColumn] => [
			word,
			column,
		]),
	),
);

/**
 * The kind of value that a property takes, as the ID of its type suggests (assumption A19: no
 * such ID is documented).
 *
 * @returns null for an ID that suggests nothing
 */
export function kindOfType(typeId: string | null): ValueColumn | null {
	const word = (typeId ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
	return columnOfWord.get(word) ?? null;
}

import { valueColumns, type Wire } from '../contract/Wire';
import { mistaken, ok, type Result } from '../outcome/Result';
import { listed } from '../outcome/showValue';
import type { Definition } from './dataset/Definition';

const SHOWN_PROPERTIES = 10;

/**
 * Checks that a body has a value for each property that Tracy marks as required. What Tracy fills
 * in by itself needs none.
 *
 * @returns how messages name the properties without a value of which it is not known whether
 * they are required
 */
export function checkRequired(
	{ datums }: Wire<'PostRecord'>,
	{ properties, shown }: Definition,
): Result<string[]> {
	if (!properties) {
		return mistaken(
			`Tracy does not tell the properties of ${shown}, so it is not known which of them are required.`,
			"Let 'Missing Required Values' send such items.",
		);
	}
	const given = new Set(
		datums
			?.filter((datum) => valueColumns.some((column) => (datum[column] ?? null) !== null))
			.map(({ property }) => property?.id),
	);
	const without = properties.all.filter(({ id, isWritable }) => isWritable && !given.has(id));
	const missing = without.filter(({ isRequired }) => isRequired === true);
	const [first] = missing;
	if (first) {
		const names = listed(missing, SHOWN_PROPERTIES, (property) => property.shown);
		const words = missing.length === 1 ? 'is required and has' : 'are required and have';
		return mistaken(
			`${capitalized(names)} of ${shown} ${words} no value.`,
			"Give a value, or let 'Missing Required Values' send such items.",
			String(first.id),
		);
	}
	return ok(
		without.filter(({ isRequired }) => isRequired === null).map((property) => property.shown),
	);
}

function capitalized(sentence: string): string {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

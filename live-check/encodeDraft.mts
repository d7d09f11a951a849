import { LosslessNumber, stringify } from 'lossless-json';
import type { ValueColumn } from '../nodes/Tracy/contract/Wire.ts';
import type { Draft } from './Draft.mts';

/** The body of the request that creates it: references are IDs alone, and no state is named. */
export function encodeDraft({ dataset, values }: Draft): string {
	const datums = values.flatMap(({ property, column, texts }) =>
		texts.map((text) => ({ property: { id: property }, [column]: toWire(column, text) })),
	);
	return stringify({ dataset: { id: dataset }, datums }) ?? '';
}

function toWire(column: ValueColumn, text: string): unknown {
	switch (column) {
		case 'stringValue':
		case 'dateTimeValue':
			return text;
		case 'integerValue':
		case 'decimalValue':
			return new LosslessNumber(text);
		case 'optionValue':
		case 'userValue':
		case 'recordValue':
			return { id: new LosslessNumber(text) };
	}
}

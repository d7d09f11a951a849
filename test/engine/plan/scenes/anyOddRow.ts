import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { fieldNames } from './fieldNames';
import { oddValues } from './oddValues';

/** What makes a row with fields of any values that JSON can't hold, anew each time. */
export const anyOddRow: fc.Arbitrary<() => IDataObject> = fc
	.array(fc.tuple(fc.constantFrom('a', 'b', 'price', ...fieldNames), fc.constantFrom(...oddValues)))
	.map((fields) => () => {
		const row: IDataObject = {};
		for (const [name, [, make]] of fields) {
			const value = make();
			Object.defineProperty(row, name, {
				value,
				...{ enumerable: true, writable: true, configurable: true },
			});
		}
		return row;
	});

/** The kinds of value that the rows have, as Tracy's value columns and as the sandbox's property types. */
const kinds = {
	text: { valueType: 'stringValue', propertyType: 'text' },
	integer: { valueType: 'integerValue', propertyType: 'integer' },
	decimal: { valueType: 'decimalValue', propertyType: 'decimal' },
	dateTime: { valueType: 'dateTimeValue', propertyType: 'dateTime' },
} as const;

/** A column of the rows and the property that it fills. */
export interface Column {
	name: string;
	property: number;
	kind: keyof typeof kinds;
	valueType: string;
	propertyType: string;
	/** The code of the expression that reads its value. */
	code: string;
}

const firstProperty = 501;

const kindOfName: [string, keyof typeof kinds][] = [
	['orderNumber', 'text'],
	['customer', 'text'],
	['email', 'text'],
	['street', 'text'],
	['city', 'text'],
	['country', 'text'],
	['product', 'text'],
	['note', 'text'],
	['quantity', 'integer'],
	['stock', 'integer'],
	['weight', 'integer'],
	['width', 'integer'],
	['height', 'integer'],
	['views', 'integer'],
	['price', 'decimal'],
	['discount', 'decimal'],
	['tax', 'decimal'],
	['rating', 'decimal'],
	['orderedAt', 'dateTime'],
	['shippedAt', 'dateTime'],
];

/** The twenty columns of a row: eight texts, six integers, four decimals, two date-times. */
export const columns: Column[] = kindOfName.map(([name, kind], index) => ({
	name,
	kind,
	property: firstProperty + index,
	code: `$json.${name}`,
	...kinds[kind],
}));

/** Four columns that are looked up, as people turn a word of theirs into an ID. */
export const lookedUp = columns
	.filter(({ name }) => ['quantity', 'stock', 'weight', 'width'].includes(name))
	.map((column) => ({
		...column,
		code: `({"0":100,"1":101,"2":102})[$json["${column.name}"] % 3]`,
	}));

/** Ten plain columns, and those four. */
export const plainAndLookedUp: Column[] = [
	...columns.filter(({ kind }) => kind !== 'integer').slice(0, 10),
	...lookedUp,
];

/** Where the records go. */
export const datasetId = 5;
export const stateId = 51;

/** A workspace for the sandbox with one dataset, in which each column has a property of its type. */
export function makeWorkspace(): object {
	return {
		datasets: [
			{
				id: datasetId,
				name: 'Orders',
				isDisabled: false,
				states: [{ id: stateId, name: 'New', position: 0 }],
				properties: columns.map(({ name, property, propertyType }, position) => ({
					id: property,
					name,
					propertyType: {
						id: propertyType,
						isAutomatic: false,
						isPlural: false,
						isSortable: true,
					},
					isUsedAsTitle: position === 0,
					isRequired: false,
					position,
				})),
			},
		],
		users: [],
	};
}

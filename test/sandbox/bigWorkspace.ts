const DATASETS = 2_000;
const PROPERTIES = 200;
const OPTIONS = 10_000;

const TYPES = ['text', 'integer', 'decimal', 'dateTime', 'option', 'user', 'record'];

/**
 * A workspace that is as large as one may get, for `createSandbox` or `PUT /_sandbox/workspace`:
 * 2,000 datasets, numbered from 1. Dataset 1 has 200 properties (30001 and on), dataset 2 a property
 * (40001) with 10,000 options (100001 and on), every other one a single property (10000 + its ID);
 * the state of each is 20000 + its ID. Among the names there are emoji, 500 characters and
 * duplicates, and every 50th dataset is disabled.
 */
export function bigWorkspace() {
	return {
		datasets: numbersTo(DATASETS).map((id) => ({
			id,
			name: nameOf('Dataset', id),
			isDisabled: id % 50 === 0,
			position: id - 1,
			states: [{ id: 20_000 + id, name: 'New', position: 0 }],
			properties: propertiesOf(id),
		})),
		users: [{ id: 1, name: 'Ada' }],
	};
}

function propertiesOf(dataset: number) {
	if (dataset === 1) return numbersTo(PROPERTIES).map(wideProperty);
	if (dataset === 2) return [property(40_001, 'Article', 'option', numbersTo(OPTIONS).map(option))];
	return [property(10_000 + dataset, 'Title', 'text')];
}

function wideProperty(number: number) {
	const type = TYPES[number % TYPES.length] ?? 'text';
	return property(30_000 + number, nameOf('Property', number), type);
}

function option(number: number) {
	return { id: 100_000 + number, text: nameOf('Option', number) };
}

function property(id: number, name: string, type: string, options: object[] = []) {
	return {
		id,
		name,
		propertyType: { id: type, isAutomatic: false, isPlural: false, isSortable: true },
		isUsedAsTitle: false,
		isRequired: false,
		position: id % 10_000,
		options,
	};
}

/** Most names are of one kind: the others are where a list goes wrong. */
function nameOf(kind: string, number: number): string {
	if (number % 10 === 7) return `${kind} 👩‍👩‍👧‍👦 ${number}`;
	if (number % 100 === 13) return `${kind} ${number} `.padEnd(500, 'long ');
	if (number % 100 === 29) return `${kind} of the same name`;
	return `${kind} ${number}`;
}

function numbersTo(last: number): number[] {
	return Array.from({ length: last }, (_, index) => index + 1);
}

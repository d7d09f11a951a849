import { DateTime } from 'luxon';

/**
 * Writes down a value so that two values that differ in anything a node could notice are written
 * differently: `-0` and `0`, missing and `undefined`, a hole in a list, the order of keys, the
 * class. Classes are told by name, because `vm` hands out objects that another realm made.
 */
export function describeExactly(value: unknown, around: object[] = []): string {
	if (typeof value === 'string') return JSON.stringify(value);
	if (typeof value === 'bigint') return `${value}n`;
	if (Object.is(value, -0)) return '-0';
	if (typeof value === 'function') return `function ${value.name}`;
	if (typeof value !== 'object' || value === null) return String(value);
	if (DateTime.isDateTime(value)) return `DateTime ${value.toISO()} in ${value.zoneName}`;
	if (around.includes(value)) return 'cycle';
	// What Node and jest note on one is not its own.
	if (Object.prototype.toString.call(value) === '[object Promise]') return 'Promise';

	const inside = [...around, value];
	const isArray = Array.isArray(value);
	const hidden = isArray ? ['length'] : [];
	const members = Reflect.ownKeys(value)
		.filter((key) => !hidden.includes(String(key)))
		.map((key) => {
			const name = typeof key === 'string' ? JSON.stringify(key) : String(key);
			return `${name}: ${describeExactly(Reflect.get(value, key), inside)}`;
		});
	return `${classOf(value)}${contentOf(value, inside)}{${members.join(', ')}}`;
}

function classOf(value: object): string {
	const prototype: unknown = Object.getPrototypeOf(value);
	if (typeof prototype !== 'object' || prototype === null) return 'no class ';
	const { constructor } = prototype;
	return constructor.name === 'Object' ? '' : `${constructor.name} `;
}

/** What such a value holds beside its properties. */
function contentOf(value: object, inside: object[]): string {
	if (Array.isArray(value)) return `of ${value.length} `;
	if (value instanceof Map || value instanceof Set) {
		return `with ${describeExactly([...value], inside)} `;
	}
	return Object.prototype.toString.call(value) === '[object Date]' ? `at ${Number(value)} ` : '';
}

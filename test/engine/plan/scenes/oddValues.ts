import { DateTime } from 'luxon';

class Price {
	amount = 1;

	get inherited(): number {
		return this.amount;
	}
}

/** What makes values that JSON can't hold, but that a node may pass on within an execution. */
export const oddValues: Array<[name: string, make: () => unknown]> = [
	['undefined', () => undefined],
	['undefined in a list', () => [1, undefined]],
	['undefined in an object', () => ({ a: undefined })],
	['a hole in a list', () => Object.assign(new Array(3), { 0: 1, 2: 3 })],
	['NaN', () => NaN],
	['an endless number', () => [-Infinity]],
	['a BigInt', () => 10n ** 20n],
	['a BigInt in an object', () => ({ a: [1n] })],
	['a Date', () => new Date(0)],
	['a Date in an object', () => ({ a: new Date(0) })],
	['a Map', () => new Map([['a', 1]])],
	['a Set in a list', () => [new Set([1])]],
	['an object of a class', () => new Price()],
	['an object of no class', () => Object.assign(Object.create(null), { a: 1 })],
	['an object that inherits', () => Object.create({ a: 1 })],
	[
		'an accessor',
		() => ({
			get a() {
				return 1;
			},
		}),
	],
	['a function', () => () => 1],
	['a function in an object', () => ({ a: () => 1 })],
	['a symbol', () => Symbol('a')],
	['a pattern', () => /a/g],
	['bytes', () => new Uint8Array([1, 2])],
	['a number in a box', () => Object(1)],
];

const epoch = () => DateTime.fromMillis(0, { zone: 'utc' });

/** What makes values with a DateTime in them, which n8n's isolates strip of its methods. */
export const dateTimes: Array<[name: string, make: () => unknown]> = [
	['a DateTime', () => DateTime.fromMillis(0, { zone: 'Asia/Tokyo' })],
	['a DateTime in a list', () => [epoch()]],
	['a DateTime in an object', () => ({ a: { b: epoch() }, c: [1n] })],
	['a DateTime in an object in a list', () => [{ a: epoch() }, 1]],
	['an object of a class with a DateTime', () => Object.assign(new Price(), { at: epoch() })],
];

import { pathInto } from '../../../nodes/Tracy/outcome/pathInto';

const isWanted = (member: unknown) => member === 5;

describe('the path to a value', () => {
	it.each([
		[{ a: 5 }, '.a'],
		[{ a: 1, $b_2: 5, c: 5 }, '.$b_2'],
		[{ a: { b: 1 }, c: { d: { e: 5 } } }, '.c.d.e'],
		[{ date: { 'the "start"': 5 } }, '.date["the \\"start\\""]'],
		[{ '2nd': 5 }, '["2nd"]'],
		[{ 'a-b': 5 }, '["a-b"]'],
		[Object.assign(Object.create(null), { a: 5 }), '.a'],
	])('in %j goes on an expression: %s', (value, path) => {
		expect(pathInto(value, isWanted)).toBe(path);
	});

	it.each([
		5,
		null,
		undefined,
		'a',
		{},
		{ a: 6 },
		[5],
		{ a: [5] },
		new Map([['a', 5]]),
		new Error(),
	])('is none in %p', (value) => {
		expect(pathInto(value, isWanted)).toBeUndefined();
	});

	it('does not lead into objects of a class', () => {
		class Money {
			amount = 5;
		}
		expect(pathInto(new Money(), isWanted)).toBeUndefined();
		expect(pathInto({ money: new Money() }, isWanted)).toBeUndefined();
		expect(pathInto({ money: new Money() }, (member) => member instanceof Money)).toBe('.money');
	});
});

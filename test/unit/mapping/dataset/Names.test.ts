import fc from 'fast-check';
import { findNamed, Names } from '../../../../nodes/Tracy/mapping/dataset/Names';

const named = (...names: string[]) =>
	new Names(names.map((name, index) => ({ id: index + 1, name })));
const idsOf = (names: ReturnType<typeof named>, name: string) =>
	names.find(name).map(({ id }) => id);

describe('what is found by a name', () => {
	it('is what has this very name, even if others have nearly the same', () => {
		expect(idsOf(named('Price', 'price', 'PRICE'), 'price')).toEqual([2]);
	});

	it('is what has this very name with its blanks, else without those around it', () => {
		expect(idsOf(named('a', ' a', 'A'), ' a')).toEqual([2]);
		expect(idsOf(named('a', 'A'), ' a ')).toEqual([1]);
	});

	it.each(['price', 'PRICE', ' Price ', 'P r i c e', 'pri\u00a0ce'])(
		'is else what has it but for case and blanks: %p',
		(name) => {
			expect(idsOf(named('Name', 'Price'), name)).toEqual([2]);
		},
	);

	it('is all that have it, if there are several', () => {
		expect(idsOf(named('A', 'B', 'A'), 'A')).toEqual([1, 3]);
		expect(idsOf(named('A b', 'Ab', 'C'), 'ab')).toEqual([1, 2]);
	});

	it.each(['', 'Prices', 'Pric', '__proto__', 'constructor'])('is nothing for %p', (name) => {
		expect(idsOf(named('Price', ''), name)).toEqual([]);
	});

	it('is the same letter, however it is composed', () => {
		expect(idsOf(named('Größe'.normalize('NFD')), 'GRÖSSE'.replace('SS', 'ß'))).toEqual([1]);
		expect(idsOf(named('Größe'), 'Grösse')).toEqual([]);
	});

	it('is every name itself, whatever it consists of', () => {
		const anyNames = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), {
			minLength: 1,
		});
		fc.assert(
			fc.property(anyNames, (names) => {
				names.forEach((name, index) => expect(idsOf(named(...names), name)).toEqual([index + 1]));
			}),
		);
	});
});

describe('the list of names', () => {
	it('shows all of a few', () => {
		expect(named('A', 'B').list()).toBe('"A", "B"');
	});

	it('shows the first of many, and how many more there are', () => {
		const many = Array.from({ length: 10_000 }, (_, index) => `Option ${index}`);
		expect(named(...many).list()).toMatch(/^"Option 0", .*"Option 9", and 9990 more$/);
	});

	it('looks at no more than it shows', () => {
		let looks = 0;
		const things = Array.from({ length: 5_000 }, (_, id) => ({
			id,
			get name() {
				looks += 1;
				return `Option ${id}`;
			},
		}));
		const names = new Names(things);
		looks = 0;

		expect(names.list()).toMatch(/, and 4990 more$/);
		expect(looks).toBe(10);
	});

	it('shortens what is long without cutting a character in two', () => {
		expect(named('👩‍🚀'.repeat(500)).list().length).toBeLessThan(200);
		expect(named('🚀'.repeat(500)).list()).toBe(`"${'🚀'.repeat(60)}…"`);
	});

	it('says so of none', () => {
		expect(named().list()).toBe('none');
	});
});

describe('the one thing of a name', () => {
	const sought = { one: 'option', many: 'options', of: 'property "Tag" (5)' };

	it('is that', () => {
		expect(findNamed('b', named('A', 'B'), sought)).toEqual({
			...{ ok: true, value: { id: 2, name: 'B' } },
		});
	});

	it.each<[string, ReturnType<typeof named> | null, string, string]>([
		[
			'not told',
			null,
			'is not an ID, and Tracy does not tell the options of property "Tag" (5)',
			'Enter the ID of the option.',
		],
		[
			'none of them',
			named('A', 'B'),
			'is no option of property "Tag" (5), which has: "A", "B"',
			'Use one of these names, or the ID of the option.',
		],
		[
			'several',
			named('C', 'B', 'C'),
			'is the name of 2 options of property "Tag" (5), with the IDs 1, 3',
			'Use the ID of the option that is meant.',
		],
	])('is refused where it is %s', (_, names, flaw, next) => {
		expect(findNamed('C', names, sought)).toMatchObject({ ok: false, mistake: { flaw, next } });
	});
});

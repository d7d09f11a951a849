import {
	flawed,
	isNothing,
	mistaken,
	mistakenBy,
	ok,
	readNamed,
	readOptional,
	type Conversion,
} from '../../../nodes/Tracy/outcome/Result';

/** Takes nothing but the number 5. */
function five(value: unknown): Conversion<number> {
	return value === 5 ? ok(5) : flawed('is not five', 'Pass 5.', 'Just 5.');
}

it.each([undefined, null, '', ' \u200b'])('%j is nothing', (value) => {
	expect(isNothing(value)).toBe(true);
});

it.each([0, false, '0', [], {}, NaN])('%j is something', (value) => {
	expect(isNothing(value)).toBe(false);
});

describe('a value that is needed', () => {
	it('is read', () => {
		expect(readNamed("'Number'", 5, five)).toEqual({ ok: true, value: 5 });
	});

	it.each([
		[6, "'Number' 6 is not five."],
		['six', '\'Number\' "six" is not five.'],
		['', "'Number' is not five."],
		[undefined, "'Number' is not five."],
	])('is named where it is wrong, and shown where it is there: %j', (value, reason) => {
		expect(readNamed("'Number'", value, five)).toEqual({
			ok: false,
			mistake: { reason, property: null, next: 'Pass 5.', instead: 'Just 5.' },
		});
	});
});

describe('a value that may be left out', () => {
	it('is undefined where there is nothing', () => {
		for (const nothing of [undefined, null, ' ']) {
			expect(readOptional("'Number'", nothing, five)).toEqual({ ok: true, value: undefined });
		}
	});

	it('is read, or wrong, where there is something', () => {
		expect(readOptional("'Number'", 5, five)).toEqual({ ok: true, value: 5 });
		expect(readOptional("'Number'", 0, five)).toMatchObject({
			mistake: { reason: "'Number' 0 is not five." },
		});
	});
});

it('a mistake knows the property that it is about', () => {
	expect(mistaken('It is odd.', 'Look.', '13')).toEqual({
		ok: false,
		mistake: { reason: 'It is odd.', property: '13', next: 'Look.' },
	});
	expect(mistakenBy({ flaw: 'is odd', next: 'Look.' }, 'The value 5', '13')).toMatchObject({
		mistake: { reason: 'The value 5 is odd.', property: '13', next: 'Look.' },
	});
});

import type { NodeExecutionHint } from 'n8n-workflow';
import {
	creationHints,
	escapeHtml,
	readingHints,
	showHints,
} from '../../../nodes/Tracy/host/showHints';
import { failed, type Outcome } from '../../../nodes/Tracy/outcome/Outcome';
import { contextWith } from './contextWith';

const created = { outcome: 'created', answer: 'a record' } as const;
const unreadable = { outcome: 'created', answer: null } as const;
const before = { outcome: 'skipped', because: 'created before' } as const;
const twice = { outcome: 'skipped', because: 'given twice' } as const;
const unknown = failed('unknown', { reason: '', next: '' });
const unsent = failed('unsent', { reason: '', next: '' });
const rejected = failed('rejected', { reason: '', next: '' });
const found = { outcome: 'found', answer: 'a record' } as const;

const nothing = {
	...{ withoutValues: 0, isKeyed: false, sentBefore: 0 },
	...{ leftOut: [], filledIn: [], maybeRequired: [] },
};

function hintsOf(
	outcomes: Array<Outcome<string>>,
	findings: Partial<Parameters<typeof creationHints>[1]> = {},
) {
	return creationHints(outcomes, { ...nothing, ...findings });
}

describe('the hints of a run that creates', () => {
	it('are none where all is as one would expect', () => {
		expect(hintsOf([created, rejected])).toEqual([]);
	});

	it.each<[string, Array<Outcome<string>>, string[]]>([
		[
			'one item of each kind',
			[unknown, unsent, before, twice, unreadable],
			[
				'1 item may or may not have been created. Look in Tracy before you run it again.',
				'1 item not sent, and not created.',
				'1 item skipped, because it was created before.',
				'1 item skipped, because it was given twice.',
				"1 item was created, but Tracy's answer could not be read: no more is known of the record.",
			],
		],
		[
			'two items of each kind',
			[unknown, unsent, before, twice, unreadable, unknown, unsent, before, twice, unreadable],
			[
				'2 items may or may not have been created. Look in Tracy before you run them again.',
				'2 items not sent, and not created.',
				'2 items skipped, because they were created before.',
				'2 items skipped, because they were given twice.',
				"2 items were created, but Tracy's answer could not be read: no more is known of the records.",
			],
		],
		[
			'more items of one kind than of another',
			[before, before, twice],
			[
				'2 items skipped, because they were created before.',
				'1 item skipped, because it was given twice.',
			],
		],
	])('count what became of %s', (_what, outcomes, hints) => {
		expect(hintsOf(outcomes)).toEqual(hints);
	});

	it('say of unsent items with keys what the next run does', () => {
		expect(hintsOf([unsent], { isKeyed: true })).toEqual([
			'1 item not sent by this run. The next one creates those that were not created before.',
		]);
	});

	it('tell when n8n lost what the first try had sent, and what import keys have to do with that', () => {
		const lost =
			'n8n kept no record of what the first try of this execution sent. What it created may be there twice now';
		expect(hintsOf([created], { sentBefore: undefined })).toEqual([`${lost}.`]);
		expect(hintsOf([created], { sentBefore: undefined, isKeyed: true })).toEqual([
			`${lost}, unless it had these import keys.`,
		]);
	});

	it.each([
		[1, '1 item not sent by this try.'],
		[2, '2 items not sent by this try.'],
	])('do not say of %d unsent items that the first try did not create them', (count, hint) => {
		const outcomes = Array.from({ length: count }, () => unsent);
		expect(hintsOf(outcomes, { sentBefore: undefined })).toEqual([
			expect.stringContaining('n8n kept no record'),
			hint,
		]);
	});

	it.each([
		[1, /^1 item was sent by an earlier try of this execution/],
		[2, /^2 items were sent by an earlier try of this execution/],
	])('count %d items that an earlier try sent', (sentBefore, hint) => {
		expect(hintsOf([created, created], { sentBefore })).toEqual([expect.stringMatching(hint)]);
	});

	it.each([
		[1, '1 item had no value; the record was created without any.'],
		[2, '2 items had no value; the records were created without any.'],
	])('count %d items without a value', (withoutValues, hint) => {
		expect(hintsOf([created], { withoutValues })).toEqual([hint]);
	});

	it('name the fields and properties that they are about, ten of them at most', () => {
		expect(hintsOf([], { leftOut: ['a'], filledIn: ['b'], maybeRequired: ['"c" (5)'] })).toEqual([
			'No property takes the field "a"; what stands there was left out.',
			'Tracy fills in "b" by itself; what stands there was left out.',
			'Tracy does not tell whether "c" (5) must have a value; no item is refused for it.',
		]);
		const many = Array.from({ length: 12 }, (_, index) => `${index}`);
		const hints = hintsOf([], { leftOut: many, filledIn: many, maybeRequired: many });
		expect(hints).toEqual([
			expect.stringMatching(/^No property takes the fields "0", .*, and 2 more; /),
			expect.stringMatching(/^Tracy fills in "0", .*, and 2 more by itself; /),
			expect.stringMatching(/ whether 0, .*, and 2 more must /),
		]);
	});
});

it('the hints of a run that reads count what was not read', () => {
	expect(readingHints([found, rejected])).toEqual([]);
	expect(readingHints([found, unknown, unsent, unsent])).toEqual([
		'1 item got no clear answer.',
		'2 items not read.',
	]);
});

it('a hint is a text and never code in the editor', () => {
	expect(escapeHtml('<b>&amp;</b>')).toBe('&lt;b&gt;&amp;amp;&lt;/b&gt;');
});

describe('the hints above the output', () => {
	/** What n8n is told to show after a run that was asked to wait so often, and did so for so long. */
	const shownAfter = (throttled: number, waited: number, others: string[] = []) => {
		const shown: NodeExecutionHint[] = [];
		const addExecutionHints = (...hints: NodeExecutionHint[]) => {
			shown.push(...hints);
		};
		showHints(contextWith({ addExecutionHints }), { outcomes: [], throttled, waited }, others);
		return shown;
	};
	const hint = (message: string) => ({ message, type: 'warning', location: 'outputPane' });

	it('are what there is to say, as text', () => {
		expect(shownAfter(0, 0)).toEqual([]);
		expect(shownAfter(0, 0, ['a', '<b>'])).toEqual([hint('a'), hint('&lt;b&gt;')]);
	});

	it('begin with how often Tracy asked to wait, and how long that took', () => {
		expect(shownAfter(1, 1499, ['a'])).toEqual([
			hint('Tracy asked once to wait; requests were held back for 1 s in all.'),
			hint('a'),
		]);
		expect(shownAfter(2, 1500)).toEqual([
			hint('Tracy asked 2 times to wait; requests were held back for 2 s in all.'),
		]);
	});

	it('are none in an n8n that does not know them', () => {
		const context = contextWith({ addExecutionHints: undefined });
		const delivered = { outcomes: [], throttled: 1, waited: 0 };
		expect(() => showHints(context, delivered, ['a'])).not.toThrow();
	});
});

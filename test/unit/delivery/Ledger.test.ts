import { Ledger, type LedgerEntries } from '../../../nodes/Tracy/delivery/Ledger';
import { attempts } from './attempts';

function ledgerOf(
	entries: LedgerEntries<string>,
	hashes = ['first', 'second', 'third'],
): Ledger<string> {
	return new Ledger({
		entries,
		hashOf: (index) => hashes[index] ?? '',
	});
}

describe('Ledger', () => {
	it('finds nothing where nothing was sent', () => {
		expect(ledgerOf({}).find(0)).toBeUndefined();
	});

	it('gives back what was created, in another run as well', () => {
		const entries: LedgerEntries<string> = {};
		ledgerOf(entries).record(1, { outcome: 'created', answer: 'record 7' });
		const stored: LedgerEntries<string> = JSON.parse(JSON.stringify(entries));
		expect(ledgerOf(stored).find(1)).toEqual({ outcome: 'created', answer: 'record 7' });
		expect(ledgerOf(stored).find(0)).toBeUndefined();
	});

	it('remembers a created row whose answer was not readable', () => {
		const entries: LedgerEntries<string> = {};
		ledgerOf(entries).record(0, { outcome: 'created', answer: null });
		expect(ledgerOf(entries).find(0)).toEqual({ outcome: 'created', answer: null });
	});

	it('gives back what may have been created, with the advice for what no Retry sends again', () => {
		const entries: LedgerEntries<string> = {};
		ledgerOf(entries).record(0, attempts.unknown);
		expect(ledgerOf(entries).find(0)).toEqual({
			...attempts.unknown,
			next: 'An earlier try sent this item, and no Retry sends it again. Look in Tracy whether the record is there. If it is not, run the item in a new execution, with another import key if it has one.',
		});
	});

	it('does not let a row of an earlier run stop this one', () => {
		const entries: LedgerEntries<string> = {};
		ledgerOf(entries).record(0, attempts.stopping(attempts.unknown));
		expect(ledgerOf(entries).find(0)).toMatchObject({ outcome: 'unknown', stopsPool: false });
	});

	it('does not take one item for another that came to its place', () => {
		const entries: LedgerEntries<string> = {};
		ledgerOf(entries).record(0, attempts.created);
		expect(ledgerOf(entries, ['edited']).find(0)).toBeUndefined();
	});

	it('does not take an item for the one that was sent when it was changed in place since', () => {
		const entries: LedgerEntries<string> = {};
		const hashes = ['as it was sent'];
		const ledger = ledgerOf(entries, hashes);
		ledger.record(0, attempts.created);
		hashes[0] = 'edited';
		expect(ledger.find(0)).toBeUndefined();
	});

	it.each([
		['rejected', attempts.rejected],
		['unsent', attempts.givenUp],
	])('forgets what was %s, so that it can be sent again', (_, outcome) => {
		const entries: LedgerEntries<string> = {};
		ledgerOf(entries).record(0, outcome);
		expect(entries).toEqual({});
	});
});

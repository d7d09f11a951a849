import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { throwAtFailure } from '../../../nodes/Tracy/host/throwAtFailure';
import { failed, type Failure, type Outcome } from '../../../nodes/Tracy/outcome/Outcome';

type Outcomes = Array<Outcome<IDataObject>>;

const node: INode = {
	...{ id: '1', name: 'Tracy', type: 'n8n-nodes-tracy.tracy', typeVersion: 1 },
	...{ position: [0, 0], parameters: {} },
};
const created = (id: number): Outcome<IDataObject> => ({ outcome: 'created', answer: { id } });
const failure = (outcome: Failure['outcome']): Failure =>
	failed(outcome, { reason: 'It is wrong.', next: 'Mend it.', instead: 'Pass 5.' });

/** The error that ends a run with these outcomes. */
function thrownFor(outcomes: Outcomes, { stoppedBy, type = node.type }: Ended = {}) {
	try {
		throwAtFailure({ ...node, type }, { outcomes, stoppedBy });
	} catch (error) {
		if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
	}
	return undefined;
}

interface Ended {
	stoppedBy?: number;
	type?: string;
}

describe('the end of a run in which a row failed', () => {
	it('is none where none did', () => {
		const skipped = { outcome: 'skipped', because: 'given twice' } as const;
		expect(thrownFor([created(1), skipped, { outcome: 'found', answer: {} }])).toBeUndefined();
		expect(thrownFor([])).toBeUndefined();
	});

	it('is an error about the row that ended it, else about the first that failed', () => {
		const outcomes = [created(1), failure('rejected'), failure('unsent')];
		expect(thrownFor(outcomes)).toMatchObject({
			message: 'It is wrong. [item 1]',
			description: 'Mend it. Of 3 items: 1 created, 1 rejected, 1 unsent.',
			context: { itemIndex: 1 },
		});
		expect(thrownFor(outcomes, { stoppedBy: 2 })?.message).toBe('It is wrong. [item 2]');
		expect(thrownFor(outcomes, { stoppedBy: 0 })).toBeUndefined();
	});

	it('counts a single item as one', () => {
		expect(thrownFor([failure('rejected')])?.description).toBe('Mend it. Of 1 item: 1 rejected.');
	});

	it('tells the status of the answer where there was one', () => {
		const rejected = { ...failure('rejected'), status: 422 };
		expect(thrownFor([rejected])).toBeInstanceOf(NodeApiError);
		expect(thrownFor([rejected])).toMatchObject({ httpCode: '422', messages: [] });
		expect(thrownFor([failure('rejected')])).toBeInstanceOf(NodeOperationError);
	});

	it('keeps its own words where n8n would put others in their place', () => {
		const error = 'EPERM stands in the reason.';
		expect(thrownFor([{ ...failure('rejected'), error }])?.message).toBe(`${error} [item 0]`);
	});

	it('says in its details what was created and what may have been', () => {
		const outcomes = [created(7), failure('unknown'), failure('rejected')];
		const unreadable = { outcome: 'created', answer: null } as const;
		expect(thrownFor([...outcomes, unreadable], { stoppedBy: 2 })?.context.data).toEqual({
			unknown: [1],
			created: [
				{ item: 0, id: 7 },
				{ item: 3, id: null },
			],
		});
	});

	it('tells an agent no more than what to do, as it can do nothing but call again', () => {
		expect(thrownFor([failure('rejected')], { type: 'n8n-nodes-tracy.tracyTool' })).toMatchObject({
			message: 'It is wrong. Pass 5.',
			description: 'Pass 5.',
		});
	});
});

describe('the items of unknown outcome', () => {
	const messageWith = (unknown: number[], stoppedBy?: number) => {
		const outcomes: Outcomes = Array.from({ length: 3000 }, (_, item) =>
			unknown.includes(item) ? failure('unknown') : created(item),
		);
		outcomes[2999] = failure('rejected');
		return thrownFor(outcomes, { stoppedBy: stoppedBy ?? 2999 })?.message;
	};

	it.each([
		[[5], ' Of unknown outcome: item 5.'],
		[[5, 7], ' Of unknown outcome: items 5, 7.'],
		[[1, 4, 5, 6, 7, 9], ' Of unknown outcome: items 1, 4-7, 9.'],
		[[0, 1], ' Of unknown outcome: items 0-1.'],
		[[], ''],
	])('are named: %j', (unknown, sentence) => {
		expect(messageWith(unknown)).toBe(`It is wrong. [item 2999]${sentence}`);
	});

	it('are not, where it is only the one that the error is about', () => {
		expect(messageWith([5], 5)).toBe('It is wrong. [item 5]');
	});

	it('are named as far as there is room, and counted beyond', () => {
		const every = Array.from({ length: 1000 }, (_, item) => 2 * item + 2);
		const [, list = '', more = ''] =
			/ items (.*) and (\d+) more\.$/.exec(messageWith(every) ?? '') ?? [];
		const named = list.split(', ').map(Number);
		expect(named).toEqual(every.slice(0, named.length));
		expect(named.length + Number(more)).toBe(1000);
		expect(list).toHaveLength(300);
	});
});

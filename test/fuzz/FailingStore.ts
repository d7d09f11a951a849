import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/** What goes wrong with one call: it fails, before or after it took effect, or the process dies in it. */
export type Mishap = 'fails before' | 'fails after' | 'dies before' | 'dies after';

/** What goes wrong with the calls of one execution, by their number. */
export interface Mishaps {
	[call: number]: Mishap;
}

/** Keeps entries as n8n does, and fails as it is told. An execution is told by its workflow. */
export class FailingStore implements IDataDeduplicator {
	private entries: DeduplicationItemTypes[] = [];

	private calls = 0;

	private mishaps: Mishaps = {};

	private workflowId = '';

	private die: () => void = () => undefined;

	/** How many mishaps there were. */
	failures = 0;

	clear(): void {
		this.entries = [];
		this.failures = 0;
	}

	/** Serves another execution from now on; what earlier ones still ask is never answered. */
	serve(workflowId: string, mishaps: Mishaps, die: () => void): void {
		Object.assign(this, { workflowId, mishaps, die, calls: 0 });
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: unknown,
		context: ICheckProcessedContextData,
	): Promise<IDeduplicationOutput> {
		return await this.call(context, () => {
			const known = new Set(this.entries);
			const fresh = items.filter((item) => !known.has(item));
			this.entries.push(...fresh);
			return { new: fresh, processed: items.filter((item) => known.has(item)) };
		});
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: unknown,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.call(context, () => {
			for (const item of items) {
				const index = this.entries.indexOf(item);
				if (index >= 0) this.entries.splice(index, 1);
			}
		});
	}

	async clearAllProcessedItems(): Promise<void> {
		this.clear();
	}

	async getProcessedDataCount(
		_scope: unknown,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return await this.call(context, () => this.entries.length);
	}

	private async call<Result>(
		{ workflow }: ICheckProcessedContextData,
		run: () => Result,
	): Promise<Result> {
		await Promise.resolve();
		if (workflow.id !== this.workflowId) return await never();
		this.calls += 1;
		const mishap = this.mishaps[this.calls];
		if (mishap !== undefined) this.failures += 1;
		if (mishap === 'fails before') throw new Error('The database is locked');
		if (mishap === 'dies before') return await this.diesIn();
		const result = run();
		if (mishap === 'fails after') throw new Error('The connection was closed');
		if (mishap === 'dies after') return await this.diesIn();
		return result;
	}

	private async diesIn(): Promise<never> {
		this.workflowId = '';
		this.die();
		return await never();
	}
}

async function never(): Promise<never> {
	return await new Promise(() => undefined);
}

import type { KeyStore } from '../../../../nodes/Tracy/delivery/keys/PatientStore';
import type { Clock } from '../../../../nodes/Tracy/delivery/Clock';

/** What goes wrong with one call: the answer alone is lost, or all of it; or the process dies. */
export type Mishap = 'fails before' | 'fails after' | 'dies before' | 'dies after';

/** What one process sees of the store. */
interface Connection {
	clock: Clock;
	/** What goes wrong with the next call, if anything. */
	mishap: () => Mishap | undefined;
	die: () => void;
	isDead: () => boolean;
}

/**
 * Keeps entries as n8n does, over all runs: each call reads all of them, and writes all of them back
 * later, whatever came between. What stands twice in a call is stored twice.
 */
export class SimulatedStore {
	entries: string[] = [];

	/** Each call so far, as `add`, `remove` or `count`, and how many entries it was about. */
	calls: Array<{ call: string; size: number }> = [];

	/** How long a call takes, in ms; n8n reads and writes all entries each time. */
	constructor(private readonly latency = (entries: number) => 3 + 0.0008 * entries) {}

	connect({ clock, mishap, die, isDead }: Connection): KeyStore {
		const call = async <Result>(name: string, size: number, run: (read: string[]) => Result) => {
			this.calls.push({ call: name, size });
			const what = mishap();
			const latency = this.latency(this.entries.length);
			await clock.wait(latency / 2);
			const read = [...this.entries];
			await clock.wait(latency / 2);
			if (isDead()) await new Promise(() => undefined);
			if (what === 'fails before') throw new Error('The database is locked');
			if (what === 'dies before') die();
			if (isDead()) await new Promise(() => undefined);
			const result = run(read);
			if (what === 'dies after') die();
			if (isDead()) await new Promise(() => undefined);
			if (what === 'fails after') throw new Error('The connection was closed');
			return result;
		};
		return {
			add: async (added) =>
				await call('add', added.length, (read) => {
					const known = new Set(read);
					const fresh = added.filter((entry) => !known.has(entry));
					this.entries = [...read, ...fresh];
					return fresh;
				}),
			remove: async (removed) =>
				await call('remove', removed.length, (read) => {
					for (const entry of removed) {
						const index = read.indexOf(entry);
						if (index >= 0) read.splice(index, 1);
					}
					this.entries = read;
				}),
			count: async () => await call('count', 0, (read) => read.length),
		};
	}

	/** How many keys are claimed of which nobody knows the end, or being asked about. */
	get inDoubt(): number {
		const entries = new Set(this.entries);
		return this.entries.filter((entry) => {
			const [state, key] = entry.split(':');
			return state === 'sent' && (!entries.has(`created:${key}`) || entries.has(`asking:${key}`));
		}).length;
	}
}

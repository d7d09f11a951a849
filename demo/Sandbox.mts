import axios, { type AxiosInstance } from 'axios';
import { z } from 'zod/v4';

const statisticsSchema = z.object({ created: z.number() });
const requestsSchema = z.array(z.object({ method: z.string(), path: z.string() }));
const storedRecordSchema = z.object({
	id: z.number(),
	dataset: z.object({ id: z.number() }),
	state: z.object({ id: z.number() }),
	datums: z.array(z.looseObject({ property: z.object({ id: z.number() }) })),
});

/** A record as the sandbox keeps it. */
export type StoredRecord = z.infer<typeof storedRecordSchema>;

/** The API keys that the sandbox accepts. */
export interface SandboxKeys {
	full: string;
	/** May create records and nothing else. */
	createOnly: string;
}

/** A running stand-in for the Tracy API, and what it can be asked about itself. */
export class Sandbox {
	private readonly control: AxiosInstance;

	constructor(
		readonly url: string,
		readonly keys: SandboxKeys,
	) {
		// It listens on this machine; a proxy for the outside would not find it.
		this.control = axios.create({ baseURL: `${url}/_sandbox`, proxy: false, timeout: 30_000 });
		this.control.interceptors.response.use(undefined, (error: unknown) => {
			const reason = error instanceof Error ? error.message : String(error);
			throw new Error(`The sandbox at ${url} did not answer: ${reason}`, { cause: error });
		});
	}

	/** Forgets all records and requests. */
	async reset(): Promise<void> {
		await this.control.post('/reset', {});
	}

	/** How many records were created since the reset. */
	async countCreated(): Promise<number> {
		return statisticsSchema.parse((await this.control.get('/statistics')).data).created;
	}

	/** All records, oldest first. */
	async records(): Promise<StoredRecord[]> {
		return z.array(storedRecordSchema).parse((await this.control.get('/records')).data);
	}

	/** The requests that the API received since the reset, each as method and path. */
	async requests(): Promise<string[]> {
		const received = requestsSchema.parse((await this.control.get('/requests')).data);
		return received.map(({ method, path }) => `${method} ${path}`);
	}
}

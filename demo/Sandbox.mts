import axios, { type AxiosInstance } from 'axios';
import { z } from 'zod/v4';
import { exactJson } from './exactJson.mts';
import { messageOf } from './messageOf.mts';
import type { Service } from './Service.mts';

const statisticsSchema = z.object({ created: z.number() });
const requestsSchema = z.array(z.object({ method: z.string(), path: z.string() }));
const id = z.union([z.number(), z.bigint()]);
const storedRecordSchema = z.object({
	id,
	dataset: z.object({ id }),
	state: z.object({ id }),
	datums: z.array(z.looseObject({ property: z.object({ id }) })),
});

/** A record as the sandbox keeps it. */
export type StoredRecord = z.infer<typeof storedRecordSchema>;

/** The API keys that the sandbox accepts. */
export interface SandboxKeys {
	full: string;
	/** May create records and nothing else. */
	createOnly: string;
}

/** Something that goes wrong once, by its name in the sandbox. */
export interface Fault {
	fault: string;
	/** The status of the answer, where the fault is one. */
	status?: number;
	/** Strikes the request in whose body this text is; without it, the next one. */
	contains?: string;
}

/** A running stand-in for the Tracy API, and what it can be asked about itself. */
export class Sandbox {
	private readonly control: AxiosInstance;

	constructor(
		readonly url: string,
		readonly keys: SandboxKeys,
		private readonly service: Service,
	) {
		this.control = axios.create({
			baseURL: `${url}/_sandbox`,
			// It listens on this machine; a proxy for the outside would not find it.
			proxy: false,
			timeout: 30_000,
			responseType: 'text',
			transformResponse: (text: string) => (text === '' ? undefined : exactJson(text)),
		});
		this.control.interceptors.response.use(undefined, (error: unknown) => {
			const sentence = `The sandbox at ${url} did not answer: ${messageOf(error)}`;
			throw new Error(sentence, { cause: error });
		});
	}

	/** Forgets all records, requests and faults. */
	async reset(): Promise<void> {
		await this.control.post('/reset', {});
	}

	/** Lets this go wrong, and nothing else. */
	async expectFault({ contains, ...fault }: Fault): Promise<void> {
		const scope = contains === undefined ? { every: true } : { contains };
		await this.control.put('/faults', [{ ...fault, ...scope, times: 1 }]);
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

	/** Ends it; nobody answers at its address then. */
	async end(): Promise<void> {
		await this.service.end();
	}
}

import axios, { type AxiosInstance } from 'axios';
import { parse } from 'lossless-json';
import { z } from 'zod/v4';
import type { Assumption } from '../sandbox/rules/assumptions.mts';
import type { RateLimitSettings } from '../sandbox/state/RateLimit.mts';
import type { Credential } from './N8n.mts';
import { messageOf } from './processes/explainFailure.mts';
import { waitUntil } from './processes/waitUntil.mts';

const id = z.union([z.number(), z.bigint()]);
const statisticsSchema = z.object({
	requests: z.number(),
	created: z.number(),
	refused: z.number(),
	inFlight: z.number(),
	mostInFlight: z.number(),
	connections: z.number(),
});
const requestSchema = z.object({
	method: z.string(),
	path: z.string(),
	headers: z.record(z.string(), z.string()),
	body: z.string(),
	bodyBase64: z.string(),
	receivedAt: z.number(),
	inFlight: z.number(),
	status: z.number().nullable(),
	fault: z.string().nullable(),
	recordId: z.string().nullable(),
});
const storedRecordSchema = z.object({
	id,
	dataset: z.object({ id }),
	state: z.object({ id }),
	datums: z.array(z.looseObject({ property: z.object({ id }) })),
});

/** What the sandbox counted since the reset; `refused` are answers from 400 up. */
export type Statistics = z.infer<typeof statisticsSchema>;

/** A request as the sandbox received it; `body` is byte for byte where it is UTF-8. */
export type ReceivedRequest = z.infer<typeof requestSchema>;

/** A record as the sandbox keeps it. */
export type StoredRecord = z.infer<typeof storedRecordSchema>;

/** The API keys that the sandbox accepts. */
export interface SandboxKeys {
	full: string;
	/** May create records and nothing else. */
	createOnly: string;
}

/** A fault and the requests that it strikes; `tools/sandbox/README.md` lists them. */
export type Fault = { fault: string } & Record<string, unknown>;

/** What of its settings is changed; what is left out stays as it is. */
export interface SandboxSettings {
	/** How long an answer waits, in ms. */
	latency?: number;
	rateLimit?: RateLimitSettings | null;
	/** Beyond 2^53 as text. */
	firstRecordId?: number | string;
	uncheckedAssumptions?: readonly Assumption[];
	/** Names of variants of reading; one that it does not know it refuses itself. */
	reads?: readonly string[];
}

/**
 * A credential for each of the sandbox's keys: one may only create records, which is enough for
 * most; the other may read as well, as lists and columns need it.
 */
export type SandboxCredentials = Record<'createOnly' | 'reading', Credential>;

/** A running stand-in for the Tracy API, and what it can be asked about itself. */
export class Sandbox {
	private readonly control: AxiosInstance;

	/** @param end ends it; nobody answers at its address then */
	constructor(
		readonly url: string,
		readonly keys: SandboxKeys,
		readonly end: () => Promise<void>,
	) {
		this.control = axios.create({
			baseURL: `${url}/_sandbox`,
			// It listens on this machine; a proxy for the outside would not find it.
			proxy: false,
			timeout: 60_000,
			responseType: 'text',
			transformResponse: (text: string) => (text === '' ? undefined : exactJson(text)),
		});
		this.control.interceptors.response.use(undefined, (error: unknown) => {
			throw new Error(`The sandbox at ${url} did not answer: ${messageOf(error)}`, {
				cause: error,
			});
		});
	}

	/** The credentials with which n8n reaches it. */
	get credentials(): SandboxCredentials {
		const { url, keys } = this;
		const data = (apiKey: string) => ({ baseUrl: url, apiKey, allowUnauthorizedCerts: false });
		return {
			createOnly: {
				id: 'tracySandbox0001',
				name: 'Tracy sandbox',
				type: 'tracyApi',
				data: data(keys.createOnly),
			},
			reading: {
				id: 'tracySandbox0002',
				name: 'Tracy sandbox, with a key that may read',
				type: 'tracyApi',
				data: data(keys.full),
			},
		};
	}

	/** Forgets all: records, requests, faults, another workspace. `settings` then replace its own. */
	async reset(settings: SandboxSettings = {}): Promise<void> {
		await this.control.post('/reset', {});
		if (Object.keys(settings).length > 0) await this.change(settings);
	}

	/** Changes the settings that are given, such as `latency` in ms, until the reset. */
	async change(settings: SandboxSettings): Promise<void> {
		await this.control.put('/settings', settings);
	}

	/** Lets this go wrong, and nothing else. */
	async setFaults(...faults: Fault[]): Promise<void> {
		await this.control.put('/faults', faults);
	}

	/** Puts other datasets and users in the place of its own, until the reset. */
	async replaceWorkspace(workspace: { datasets: object[]; users: object[] }): Promise<void> {
		await this.control.put('/workspace', workspace);
	}

	async statistics(): Promise<Statistics> {
		return statisticsSchema.parse((await this.control.get('/statistics')).data);
	}

	/**
	 * Waits until what it has counted is as it should be.
	 *
	 * @param what completes "… did not come about within 120 s"
	 */
	async until(what: string, isSo: (statistics: Statistics) => boolean): Promise<void> {
		const ask = async () => (isSo(await this.statistics()) ? true : undefined);
		await waitUntil(what, 120, ask, 20);
	}

	/** Waits until the API has received so many requests since the reset. */
	async untilReceived(count: number): Promise<void> {
		await this.until(`Request ${count}`, ({ requests }) => requests >= count);
	}

	/** Waits until no record is being created any more. */
	async untilIdle(): Promise<void> {
		await this.until('An end of all requests', ({ inFlight }) => inFlight === 0);
	}

	/** The requests that the API received since the reset, oldest first. */
	async requests(): Promise<ReceivedRequest[]> {
		return z.array(requestSchema).parse((await this.control.get('/requests')).data);
	}

	/** All records, oldest first. */
	async records(): Promise<StoredRecord[]> {
		return z.array(storedRecordSchema).parse((await this.control.get('/records')).data);
	}
}

/** Parses JSON; whole numbers whose digits JavaScript would lose become a BigInt. */
function exactJson(text: string): unknown {
	return parse(text, null, (digits) => {
		const number = Number(digits);
		const isLost = /^-?\d+$/.test(digits) && !Number.isSafeInteger(number);
		return isLost ? BigInt(digits) : number;
	});
}

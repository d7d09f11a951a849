import axios, { type AxiosInstance } from 'axios';
import { z } from 'zod/v4';
import { createSandbox, type Sandbox } from '../../sandbox/createSandbox.mts';

const requestSchema = z.object({
	body: z.string(),
	receivedAt: z.number(),
	inFlight: z.number(),
	status: z.number().nullable(),
});
const recordSchema = z.object({
	dataset: z.object({ id: z.number() }),
	datums: z.array(z.object({ stringValue: z.string().nullish() })),
});

/** A request as the sandbox received it. */
export type ReceivedRequest = z.infer<typeof requestSchema>;

/** A fault and the requests that it strikes; `sandbox/README.md` lists them. */
export type Fault = { fault: string } & Record<string, unknown>;

/** A sandbox of a test's own, and what tests ask of it. */
export class ControlledSandbox {
	private readonly control: AxiosInstance;

	private constructor(private readonly sandbox: Sandbox) {
		this.control = axios.create({ baseURL: `${sandbox.url}/_sandbox`, proxy: false });
	}

	static async start(): Promise<ControlledSandbox> {
		return new ControlledSandbox(await createSandbox());
	}

	get url(): string {
		return this.sandbox.url;
	}

	/** The key that may only create records: only the editor's lists need another. */
	get key(): string {
		return this.sandbox.keys.createOnly;
	}

	/** The key that may read as well. */
	get readingKey(): string {
		return this.sandbox.keys.full;
	}

	/** Forgets everything; from then on every answer waits for `latency` ms. */
	async reset(latency = 0): Promise<void> {
		await this.control.post('/reset', {});
		await this.setLatency(latency);
	}

	async setLatency(latency: number): Promise<void> {
		await this.control.put('/settings', { latency });
	}

	/** Other datasets and users, until the reset. */
	async setWorkspace(workspace: object): Promise<void> {
		await this.control.put('/workspace', workspace);
	}

	async setFaults(...faults: Fault[]): Promise<void> {
		await this.control.put('/faults', faults);
	}

	/** All requests to the API since the reset, in the order of their arrival. */
	async requests(): Promise<ReceivedRequest[]> {
		return z.array(requestSchema).parse((await this.control.get('/requests')).data);
	}

	/** The titles of the records that were created since the reset, in the order of their IDs. */
	async titles(dataset?: number): Promise<string[]> {
		const records = z.array(recordSchema).parse((await this.control.get('/records')).data);
		return records
			.filter((record) => dataset === undefined || record.dataset.id === dataset)
			.map(({ datums }) => datums[0]?.stringValue ?? '');
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}
}

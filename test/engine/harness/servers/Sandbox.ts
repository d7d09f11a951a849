/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness starts processes */
import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import axios, { type AxiosInstance } from 'axios';
import type { IDataObject } from 'n8n-workflow';

const REPOSITORY = resolve(__dirname, '../../../..');
const LONGEST_START = 20_000;

/** One request as the sandbox received it. */
export interface ReceivedRequest {
	method: string;
	path: string;
	headers: Record<string, string>;
	/** The body as text, byte for byte where it is UTF-8. */
	body: string;
	bodyBase64: string;
	inFlight: number;
	status: number | null;
	fault: string | null;
	recordId: string | null;
}

/** The counters of the sandbox. */
export interface Statistics {
	requests: number;
	created: number;
	refused: number;
	inFlight: number;
	mostInFlight: number;
}

/** A fault and the requests that it strikes; tools/sandbox/README.md lists them. */
export type Fault = { fault: string } & IDataObject;

/** The stand-in for Tracy in a process of its own. */
export class Sandbox {
	private readonly control: AxiosInstance;

	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		readonly keys: { full: string; createOnly: string },
	) {
		this.control = axios.create({ baseURL: `${url}/_sandbox`, proxy: false, timeout: 10_000 });
	}

	/** Starts one on a port of its own. It ends with this process at the latest. */
	static async start(): Promise<Sandbox> {
		const main = ['--import', 'tsx', 'tools/sandbox/main.mts', '--port', '0', '--announce'];
		const child = spawn(process.execPath, main, {
			cwd: REPOSITORY,
			// Options meant for jest's own process, such as those for ES modules, stay with it.
			env: { ...process.env, NODE_OPTIONS: '' },
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		try {
			const { url, keys } = JSON.parse(await firstLine(child));
			return new Sandbox(child, url, keys);
		} finally {
			forget(child);
		}
	}

	/** Forgets everything: records, requests, faults, settings. */
	async reset(): Promise<void> {
		await this.control.post('/reset');
	}

	async setFaults(...faults: Fault[]): Promise<void> {
		await this.control.put('/faults', faults);
	}

	async change(settings: IDataObject): Promise<void> {
		await this.control.put('/settings', settings);
	}

	/** Puts another workspace in the place of its own, until the reset. */
	async replaceWorkspace(workspace: object): Promise<void> {
		await this.control.put('/workspace', workspace);
	}

	/** What it received since the reset, oldest first. */
	async requests(): Promise<ReceivedRequest[]> {
		return (await this.control.get<ReceivedRequest[]>('/requests')).data;
	}

	/** The bodies that it received, as text. */
	async bodies(): Promise<string[]> {
		return (await this.requests()).map(({ body }) => body);
	}

	async statistics(): Promise<Statistics> {
		return (await this.control.get<Statistics>('/statistics')).data;
	}

	/** Waits until it has received so many requests since the reset. */
	async untilReceived(count: number): Promise<void> {
		while ((await this.statistics()).requests < count) {
			// Asking takes its time, which is wait enough.
		}
	}

	/** Ends it, and every connection to it. It ends with its standard input. */
	close(): void {
		this.child.stdin?.end();
	}
}

/** Lets this process end although the child is still running. */
function forget(child: ChildProcess): void {
	child.unref();
	for (const stream of [child.stdin, child.stdout]) {
		if (stream instanceof Socket) stream.unref();
	}
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
	if (!stdout) throw new Error('The sandbox has no standard output.');
	const lines = createInterface({ input: stdout });
	try {
		return await new Promise((found, failed) => {
			const fail = (reason: string) => failed(new Error(`The sandbox ${reason}.`));
			setTimeout(() => fail('did not start in time'), LONGEST_START).unref();
			lines.once('line', found);
			lines.once('close', () => fail('ended before it had started'));
		});
	} finally {
		lines.close();
	}
}

import type { JsonValue } from '../contract/json/ExactNumber';
import { listIn, readDataset, type DatasetAnswer } from '../contract/readDataset';
import { readRecord, type RecordAnswer } from '../contract/readRecord';
import type { Clock } from '../delivery/Clock';
import type { Creation, Finding } from '../outcome/Outcome';
import { ok, type Result } from '../outcome/Result';
import { Deadlines } from './Deadlines';
import type { Answered, Exchange } from './Exchange';
import { namePlaces } from './namePlaces';
import { readConnection, type TracyConnection } from './readConnection';
import { requestTracy, type TracyRequest } from './requestTracy';
import { toAttempt } from './toAttempt';
import { toFound, type Wanted } from './toFound';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

/** The related objects of a dataset to include (assumption A17). */
const DATASET_FIELDS = 'states,properties.propertyType,properties.options';

const USE_IDS =
	"Use IDs instead of names ('By ID', 'Property by Property'), or an API key that may read the dataset.";

const CHECK_DATASET = "Choose 'Dataset' from the list, or check its ID.";

/** How many datasets to ask for at a time, and how often at most. */
const DATASETS_LIMIT = 1000;
const MOST_PAGES = 20;

/** A part of the list of datasets. */
interface DatasetPage {
	/** Those that could be read. */
	datasets: DatasetAnswer[];
	/** How many Tracy answered, readable or not. */
	count: number;
	/** How many there are in all; null where Tracy does not say. */
	total: number | null;
}

/**
 * Tracy, as this execution reaches it: each request is sent once, and what it came to is judged.
 * Nothing is thrown.
 */
export class TracyClient {
	private readonly deadlines: Deadlines;

	/** Says that the execution was cancelled. */
	private readonly cancel?: AbortSignal;

	private constructor(
		private readonly context: IExecuteFunctions | ILoadOptionsFunctions,
		private readonly connection: TracyConnection,
		private readonly timeout: number,
		clock: Clock,
	) {
		if ('getExecutionCancelSignal' in context) this.cancel = context.getExecutionCancelSignal();
		this.deadlines = new Deadlines(clock, this.cancel);
	}

	/**
	 * Reads the credential of the node, once.
	 *
	 * @param timeout how long to wait for a whole answer, in ms
	 */
	static async open(
		context: IExecuteFunctions | ILoadOptionsFunctions,
		timeout: number,
		clock: Clock,
	): Promise<Result<TracyClient>> {
		const read = await readConnection(context);
		return read.ok ? ok(new TracyClient(context, read.value, timeout, clock)) : read;
	}

	/** Tells this workspace's Tracy from others: scheme, host and port, and the path before `/v1`. */
	get baseUrl(): string {
		return this.connection.baseUrl;
	}

	/**
	 * `POST /v1/records`.
	 *
	 * @param body the exact JSON text
	 * @param show makes of the record in the answer what is wanted of it
	 */
	async createRecord<Shown>(
		body: string,
		show: (answer: RecordAnswer) => Shown,
	): Promise<Creation<Shown>> {
		const exchange = await this.request({ method: 'POST', path: '/v1/records', body });
		const read = (json: JsonValue) => {
			const answer = readRecord(json);
			return answer && show(answer);
		};
		const attempt = toAttempt(exchange, { read, secret: this.connection.apiKey });
		return attempt.outcome === 'rejected' ? namePlaces(attempt, body) : attempt;
	}

	/**
	 * `GET /v1/records/{id}`.
	 *
	 * @param id the digits of the ID
	 * @param fields the related objects that should come with it (assumption A20), with commas
	 * between; empty for none
	 * @param show makes of the record what is wanted of it; null for one that is not the wanted
	 */
	async getRecord<Shown>(
		{ id, fields }: { id: string; fields: string },
		show: (answer: RecordAnswer) => Shown | null,
	): Promise<Finding<Shown>> {
		return await this.find(`/v1/records/${id}`, fields === '' ? undefined : { fields }, {
			what: `record ${id}`,
			otherwise: 'Check the ID, and that the API key may read this record.',
			read: (json) => {
				const answer = readRecord(json);
				return answer && show(answer);
			},
		});
	}

	/**
	 * A dataset with its states, properties and options (assumptions A16 and A17).
	 *
	 * @param otherwise a sentence that says what to do where Tracy does not show it to this key
	 */
	async getDataset(id: number, otherwise = USE_IDS): Promise<Finding<DatasetAnswer>> {
		return await this.find(
			`/v1/datasets/${id}`,
			{ fields: DATASET_FIELDS },
			{
				what: `dataset ${id}`,
				missing: CHECK_DATASET,
				otherwise,
				read: (json) => {
					const dataset = readDataset(json);
					return dataset?.id === id ? dataset : null;
				},
			},
		);
	}

	/**
	 * All datasets (assumption A16), asked for page by page (A18): until a page brings none that is
	 * new or is refused, or Tracy says that these are all. Where it refuses the query, without one.
	 */
	async getDatasets(): Promise<Finding<DatasetAnswer[]>> {
		const all = new Map<number, DatasetAnswer>();
		let offset = 0;
		for (let pages = 0; pages < MOST_PAGES; pages += 1) {
			const query = { offset, limit: DATASETS_LIMIT };
			let attempt = await this.getDatasetPage(query);
			if (attempt.outcome === 'rejected' && attempt.status === 400) {
				attempt = await this.getDatasetPage(undefined);
			}
			// Behind the last page there may be none; where the key is turned away, nobody knows.
			const isRefused =
				attempt.outcome === 'rejected' && !attempt.stopsPool && attempt.status !== 403;
			if (pages > 0 && isRefused) break;
			if (attempt.outcome !== 'found') return attempt;
			const { datasets, count, total } = attempt.answer;
			const known = all.size;
			for (const dataset of datasets) all.set(dataset.id, dataset);
			offset += count;
			if (all.size === known || (total !== null && offset >= total)) break;
		}
		return { outcome: 'found', answer: [...all.values()] };
	}

	private async getDatasetPage(query: TracyRequest['query']): Promise<Finding<DatasetPage>> {
		return await this.find('/v1/datasets', query, {
			what: 'the list of datasets',
			otherwise: "Choose 'By ID' and enter the ID of the dataset.",
			read: readPage,
		});
	}

	private async find<Answer>(
		path: string,
		query: TracyRequest['query'],
		wanted: Wanted<Answer>,
	): Promise<Finding<Answer>> {
		const exchange = await this.request({ method: 'GET', path, query });
		return toFound(exchange, wanted, this.connection.apiKey);
	}

	/** An answer that had begun when the time was up is what came of it until then. */
	private async request(request: TracyRequest): Promise<Exchange> {
		const { context, connection, timeout } = this;
		const late: Exchange = { kind: 'timed out', ms: timeout };
		const exchange = await this.deadlines.within<Exchange, Exchange>(
			timeout,
			async (signal) => await requestTracy(context, connection, request, signal),
			late,
		);
		if (exchange.kind !== 'cancelled' && exchange.kind !== 'broken off') return exchange;
		if (this.cancel?.aborted) return { kind: 'cancelled' };
		return exchange.kind === 'cancelled' ? late : exchange;
	}
}

function readPage(json: JsonValue, { pagingTotal = '' }: Answered): DatasetPage | null {
	const list = listIn(json);
	if (!list) return null;
	const datasets = list.map(readDataset).filter((dataset) => dataset !== null);
	// A list of which nothing can be read is no list of datasets.
	if (list.length > 0 && datasets.length === 0) return null;
	const total = /^[0-9]{1,9}$/.test(pagingTotal) ? Number(pagingTotal) : null;
	return { datasets, count: list.length, total };
}

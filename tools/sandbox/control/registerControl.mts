import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { sendRefusal } from '../api/sendRefusal.mts';
import type { Assumption } from '../rules/assumptions.mts';
import { KEYS } from '../rules/checkKey.mts';
import type { ReadVariantName } from '../rules/reading/readVariants.mts';
import { writeJson } from '../rules/readJson.mts';
import { Refusal } from '../rules/Refusal.mts';
import { toId } from '../rules/toId.mts';
import { readWorkspace, type Workspace } from '../rules/Workspace.mts';
import { checkFaultScripts, type FaultScript } from '../state/FaultPlan.mts';
import type { Run } from '../state/Run.mts';
import { readFirstRecordId, type Settings } from '../state/Settings.mts';
import { controlSchemas } from './controlSchemas.mts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Settings as they are sent; what is left out stays as it is. */
type SettingsChange = Partial<
	Omit<Settings, 'firstRecordId' | 'uncheckedAssumptions' | 'reads'>
> & {
	readonly firstRecordId?: number | string;
	readonly uncheckedAssumptions?: readonly Assumption[];
	readonly reads?: readonly ReadVariantName[];
};

/** What a test or a curious person asks of the sandbox itself. None of it is Tracy's. */
export function registerControl(
	app: FastifyInstance,
	currentRun: () => Run,
	reset: () => void,
): void {
	app.setErrorHandler(sendRefusal);
	// Of its own, as that of the API would count a mistyped address among the requests to Tracy.
	app.setNotFoundHandler((request) => {
		throw Refusal.forAddress(request);
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, readAnyJson);

	app.get('/requests', (_request, reply) =>
		sendArray(reply, toJsonArray(currentRun().requests.show())),
	);

	app.delete('/requests', (_request, reply) => {
		currentRun().requests.forget();
		return reply.code(204).send();
	});

	app.get<{ Querystring: { dataset?: string } }>('/records', (request, reply) => {
		const { dataset } = request.query;
		const id = dataset === undefined ? undefined : toId(dataset, 32);
		return sendArray(reply, toJsonArray(currentRun().records.list(id)));
	});

	app.get('/statistics', () => currentRun().requests.statistics());

	app.get('/workspace', (_request, reply) => {
		const { workspace } = currentRun();
		const datasets = [...workspace.datasets.values()];
		const users = [...workspace.users.values()];
		return reply.type(JSON_TYPE).send(writeJson({ keys: KEYS, datasets, users }));
	});

	app.put<{ Body: Record<string, unknown> }>(
		'/workspace',
		{ schema: { body: { type: 'object' } } },
		(request, reply) => {
			currentRun().replaceWorkspace(toWorkspace(request.body));
			return reply.code(204).send();
		},
	);

	app.get<{ Querystring: { run?: string; after?: string } }>(
		'/arrivals',
		{ schema: { querystring: controlSchemas.arrivals } },
		(request) => {
			const { run, after = '0' } = request.query;
			const { id, requests, arrivals } = currentRun();
			const news = arrivals.since(run === id ? Number(after) : 0);
			return { run: id, statistics: requests.statistics(), ...news };
		},
	);

	app.put<{ Body: readonly FaultScript[] }>(
		'/faults',
		{ schema: { body: controlSchemas.faults } },
		(request, reply) => {
			const mistakes = checkFaultScripts(request.body);
			if (mistakes.length > 0) throw Refusal.forMistakes(mistakes);
			currentRun().faults.replace(request.body);
			return reply.code(204).send();
		},
	);

	app.put<{ Body: SettingsChange }>(
		'/settings',
		{ schema: { body: controlSchemas.settings } },
		(request, reply) => {
			currentRun().change(toSettings(request.body));
			return reply.code(204).send();
		},
	);

	app.post('/reset', (_request, reply) => {
		reset();
		return reply.code(204).send();
	});
}

/** Writes a JSON array piece by piece, so that a long one never stands in memory whole. */
function* toJsonArray(values: Iterable<object>): Generator<string> {
	let before = '[';
	for (const value of values) {
		yield before + writeJson(value);
		before = ',\n';
	}
	yield before === '[' ? '[]' : ']';
}

/** Whatever it is called: clients name a type for an empty body, and curl its own for any other. */
function readAnyJson(
	_: FastifyRequest,
	body: string,
	done: (error: Error | null, body?: unknown) => void,
): void {
	try {
		done(null, body === '' ? undefined : JSON.parse(body));
	} catch {
		done(Refusal.forMistakes([{ path: '$', message: 'This is not JSON.' }]));
	}
}

function sendArray(reply: FastifyReply, pieces: Iterable<string>): FastifyReply {
	return reply.type(JSON_TYPE).send(Readable.from(pieces));
}

function toSettings(change: SettingsChange): Partial<Settings> {
	const { firstRecordId, uncheckedAssumptions, reads, ...others } = change;
	return {
		...others,
		...(firstRecordId !== undefined && { firstRecordId: toRecordId(firstRecordId) }),
		...(uncheckedAssumptions && { uncheckedAssumptions: new Set(uncheckedAssumptions) }),
		...(reads && { reads: new Set(reads) }),
	};
}

function toWorkspace(content: object): Workspace {
	try {
		return readWorkspace(content);
	} catch (error) {
		throw Refusal.forError(error);
	}
}

function toRecordId(value: number | string): bigint {
	const id = readFirstRecordId(value);
	if (id !== null) return id;
	const message = 'The first record ID must be a positive int64; beyond 2^53 send it as text.';
	throw Refusal.forMistakes([{ path: 'firstRecordId', message }]);
}

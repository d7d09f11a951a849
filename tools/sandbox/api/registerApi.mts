import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isNothingToRead } from '../rules/reading/readVariants.mts';
import { Refusal } from '../rules/Refusal.mts';
import type { FaultScript } from '../state/FaultPlan.mts';
import { faults } from '../state/faults.mts';
import { type RateLimitSettings, toRetryAfter } from '../state/RateLimit.mts';
import type { ReceivedRequest } from '../state/RequestLog.mts';
import type { Run } from '../state/Run.mts';
import { wait } from '../state/wait.mts';
import { registerDatasets } from './registerDatasets.mts';
import { registerRecords } from './registerRecords.mts';
import { registerStates } from './registerStates.mts';
import { strike } from './sendAnswer.mts';
import { sendRefusal, toReasons, toRefusal } from './sendRefusal.mts';

declare module 'fastify' {
	interface FastifyRequest {
		/** The run that the request arrived in, and its entry there. */
		run: Run;
		received: ReceivedRequest;
		/** The fault that is to spoil the answer once there is one. */
		answerFault: FaultScript | null;
	}
}

/**
 * Registers the Tracy API: what every request goes through, and its routes.
 *
 * @param currentRun gives the run that an arriving request belongs to
 */
export function registerApi(app: FastifyInstance, currentRun: () => Run): void {
	app.decorateRequest('run');
	app.decorateRequest('received');
	app.decorateRequest('answerFault', null);
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, keepBody);
	app.addHook('onRequest', async (request, reply) => {
		await arrive(request, reply, currentRun());
	});
	app.addHook('preValidation', meetFault);
	app.addHook('preValidation', meetRateLimit);
	app.addHook('preValidation', missWhatIsRead);
	app.addHook('onSend', async (request) => {
		await wait(request.run.settings.latency);
	});
	app.setErrorHandler(refuse);
	app.setNotFoundHandler((request) => {
		throw Refusal.forAddress(request);
	});
	registerRecords(app);
	registerStates(app);
	registerDatasets(app);
}

/** The body stays as bytes until the route reads it, so that anything can be kept and looked at. */
function keepBody(
	request: FastifyRequest,
	body: Buffer,
	done: (error: Error | null, body: Buffer) => void,
): void {
	request.received.body = body;
	done(null, body);
}

async function arrive(request: FastifyRequest, reply: FastifyReply, run: Run): Promise<void> {
	const received = run.requests.arrive(request);
	request.run = run;
	request.received = received;
	reply.raw.once('close', () => {
		run.requests.leave(received, reply.raw.headersSent ? reply.raw.statusCode : null);
		run.arrivals.addIfFailure(received);
	});
	const fault = run.faults.takeBeforeReading(received);
	if (fault !== null) await strike(fault, request, reply);
}

async function meetFault(request: FastifyRequest, reply: FastifyReply): Promise<void> {
	const fault = request.run.faults.takeAfterReading(request.received);
	if (fault === null) return;
	if (faults[fault.fault].strikes === 'after creating') request.answerFault = fault;
	else await strike(fault, request, reply);
}

function meetRateLimit({ run }: FastifyRequest, _: FastifyReply, done: () => void): void {
	const { rateLimit, settings } = run;
	const missing = rateLimit?.(performance.now()) ?? 0;
	if (missing > 0) throw tooMany(missing, settings.rateLimit ?? {});
	done();
}

function tooMany(
	missing: number,
	{ status = 429, retryAfter }: Partial<RateLimitSettings>,
): Refusal {
	const header = toRetryAfter(missing, retryAfter);
	const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
	return new Refusal(status, 'Too many requests.', [], headers);
}

/** A server that doesn't know an address looks at no key. */
function missWhatIsRead(request: FastifyRequest, _: FastifyReply, done: () => void): void {
	if (request.method === 'GET' && isNothingToRead(request.run.settings.reads)) {
		throw Refusal.forAddress(request);
	}
	done();
}

function refuse(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): void {
	const refusal = toRefusal(error);
	request.received.reasons = toReasons(refusal);
	sendRefusal(refusal, request, reply);
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './Refusal.mts';

/** The keys that the sandbox knows. They protect nothing and may stand in any example. */
export const KEYS = { full: 'sandbox-full-key', createOnly: 'sandbox-create-only-key' } as const;

export type KeyKind = keyof typeof KEYS | 'unknown' | 'missing';

export function toKeyKind(header: string | readonly string[] | undefined): KeyKind {
	if (header === undefined) return 'missing';
	if (header === KEYS.full) return 'full';
	return header === KEYS.createOnly ? 'createOnly' : 'unknown';
}

/** @throws Refusal with 401 or 403 when the key may not do what is asked */
export function checkKey(request: FastifyRequest, _: FastifyReply, done: () => void): void {
	const key = toKeyKind(request.headers['x-api-key']);
	if (key === 'missing') throw new Refusal(401, 'The header X-Api-Key is missing.');
	if (key === 'unknown') throw new Refusal(401, 'This API key is unknown.');
	if (key === 'createOnly' && request.method !== 'POST') {
		throw new Refusal(403, 'This API key may only create records.');
	}
	done();
}

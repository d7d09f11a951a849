import type { IExecuteFunctions } from 'n8n-workflow';
import type { Deadlines } from '../delivery/Deadlines';
import type { Exchange } from './Exchange';
import { requestTracy } from './requestTracy';
import type { TracyConnection } from './TracyConnection';

/**
 * Asks `GET /v1/records/{id}` for a record, once.
 *
 * @param id the digits of its ID
 * @param fields paths of related objects that should come with it (assumption A20), or nothing
 * @param timeout how long to wait for the whole answer, in ms
 */
export async function getRecord(
	context: IExecuteFunctions,
	connection: TracyConnection,
	{ id, fields }: { id: string; fields: string },
	timeout: number,
	deadlines: Deadlines,
): Promise<Exchange> {
	const query = fields === '' ? undefined : { fields };
	const request = { method: 'GET', path: `/v1/records/${id}`, query } as const;
	return await requestTracy(context, connection, request, timeout, deadlines);
}

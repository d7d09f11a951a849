import type { IExecuteFunctions } from 'n8n-workflow';
import type { Deadlines } from '../delivery/Deadlines';
import type { Exchange } from './Exchange';
import { requestTracy } from './requestTracy';
import type { TracyConnection } from './TracyConnection';

/**
 * Sends one body to `POST /v1/records`, once.
 *
 * @param timeout how long to wait for the whole answer, in ms
 */
export async function postRecord(
	context: IExecuteFunctions,
	connection: TracyConnection,
	body: string,
	timeout: number,
	deadlines: Deadlines,
): Promise<Exchange> {
	const request = { method: 'POST', path: '/v1/records', body } as const;
	return await requestTracy(context, connection, request, timeout, deadlines);
}

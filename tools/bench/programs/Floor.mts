import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { setImmediate } from 'node:timers/promises';
import { recordBody, type Row } from '../rows/makeRows.mts';

/**
 * A node that does as little as one can that uses n8n's helper: it makes each body, sends it, and
 * passes the answer on. No check, no pace, no second try; but requests leave one in a turn of the
 * process, as it is slower when many leave together. Whoever uses the helper can't be much faster.
 */
export class Floor implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Floor',
		name: 'floor',
		group: ['output'],
		version: 1,
		description: "Posts rows through n8n's helper",
		defaults: { name: 'Floor' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'tracyApi', required: true }],
		properties: [{ displayName: 'In Flight', name: 'inFlight', type: 'number', default: 10 }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const data = await this.getCredentials('tracyApi');
		const credentialsDecrypted = { id: '', name: '', type: 'tracyApi', data };
		const inFlight = Number(this.getNodeParameter('inFlight', 0));
		const bodies = this.getInputData().map(({ json }) => JSON.stringify(recordBody(json as Row)));
		const post = async (body: string): Promise<string> =>
			(await this.helpers.httpRequestWithAuthentication.call(
				this,
				'tracyApi',
				{
					method: 'POST',
					url: `${data.baseUrl as string}/v1/records`,
					headers: { 'Content-Type': 'application/json' },
					body,
					encoding: 'text',
				},
				{ credentialsDecrypted },
			)) as string;

		const answers: INodeExecutionData[] = [];
		const remaining = bodies.entries();
		let turn: Promise<unknown> = Promise.resolve();
		const work = async () => {
			for (const [index, body] of remaining) {
				turn = turn.then(async () => setImmediate());
				await turn;
				answers[index] = { json: JSON.parse(await post(body)) as INodeExecutionData['json'] };
			}
		};
		await Promise.all(Array.from({ length: inFlight }, work));
		return [answers];
	}
}

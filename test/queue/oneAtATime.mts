import type { WorkflowContent } from '../../tools/n8n/Editor.mts';
import type { QueueN8n } from '../../tools/n8n/queue/QueueN8n.mts';

const key = 'import of orders';

/** Stores a credential for the cluster's own Redis; returns its ID. */
export async function addRedis({ editor, redis }: QueueN8n): Promise<string> {
	const data = { host: '127.0.0.1', port: redis.port, database: 0, password: '', ssl: false };
	return editor.storeCredential({ name: 'Redis', type: 'redis', data });
}

/** The import with what docs/scaling.md puts before it, so that of several at once one runs. */
export function oneAtATime(workflow: WorkflowContent, redisCredential: string): WorkflowContent {
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	const count = {
		...place('Count', 'n8n-nodes-base.redis', 1),
		parameters: { operation: 'incr', key, expire: true, ttl: 3_600 },
		credentials: { redis: { id: redisCredential, name: 'Redis' } },
	};
	const first = {
		id: 'first',
		leftValue: `={{ $json["${key}"] }}`,
		rightValue: 1,
		operator: { type: 'number', operation: 'equals' },
	};
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	const isFirst = {
		...place('Is the first', 'n8n-nodes-base.if', 2.2),
		parameters: { conditions: { options, conditions: [first], combinator: 'and' } },
	};
	return {
		...workflow,
		nodes: [...workflow.nodes, count, isFirst],
		connections: {
			...workflow.connections,
			Webhook: { main: [to('Count')] },
			Count: { main: [to('Is the first')] },
			'Is the first': { main: [to('Make rows'), []] },
		},
	};
}

function place(name: string, type: string, typeVersion: number): object {
	return { id: name, name, type, typeVersion, position: [0, 0] };
}

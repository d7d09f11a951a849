import { z } from 'zod/v4';

const nodeSchema = z.looseObject({
	name: z.string(),
	type: z.string(),
	typeVersion: z.number(),
	parameters: z.record(z.string(), z.unknown()),
});

/** A workflow as n8n exports it; what nobody here looks at is kept as it is. */
export const Workflow = z.looseObject({
	id: z.string(),
	name: z.string(),
	nodes: z.array(nodeSchema),
	connections: z.record(z.string(), z.unknown()),
	settings: z.record(z.string(), z.unknown()),
	/** Node -> the items that a run from the editor takes for its output. */
	pinData: z.record(z.string(), z.array(z.looseObject({ json: z.unknown() }))).default({}),
});
export type Workflow = z.infer<typeof Workflow>;

import { z } from 'zod/v4';

const nodeSchema = z.looseObject({
	name: z.string(),
	type: z.string(),
	typeVersion: z.number(),
	parameters: z.record(z.string(), z.unknown()),
});

/** A workflow as n8n exports it; what the demo does not look at is kept as it is. */
export const Workflow = z.looseObject({
	id: z.string(),
	name: z.string(),
	nodes: z.array(nodeSchema),
});
export type Workflow = z.infer<typeof Workflow>;

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { Installation } from './Installation.mts';
import type { Workflow } from './Workflow.mts';

const typesSchema = z.array(
	z.object({ name: z.string(), version: z.union([z.number(), z.array(z.number())]) }),
);

/** Finds the nodes of n8n's own that workflows use, in versions that an n8n does not have. */
export async function findMissingNodes(
	{ folder }: Installation,
	workflows: Workflow[],
): Promise<string[]> {
	const file = join(folder, 'node_modules', 'n8n-nodes-base', 'dist', 'types', 'nodes.json');
	const types = typesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
	const known = new Set(
		types.flatMap(({ name, version }) =>
			[version].flat().map((number) => `n8n-nodes-base.${name} ${number}`),
		),
	);
	const used = workflows.flatMap(({ nodes }) =>
		nodes.map(({ type, typeVersion }) => `${type} ${typeVersion}`),
	);
	return [...new Set(used)].filter(
		(node) => node.startsWith('n8n-nodes-base.') && !known.has(node),
	);
}

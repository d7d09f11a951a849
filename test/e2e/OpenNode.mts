import { z } from 'zod/v4';
import type { Editor } from '../../tools/n8n/Editor.mts';

const pageSchema = z.object({
	data: z.object({
		results: z.array(z.object({ name: z.string(), value: z.number() })),
		paginationToken: z.string().optional(),
	}),
});
const columnsSchema = z.object({
	data: z.object({
		fields: z.array(
			z.object({
				id: z.string(),
				displayName: z.string(),
				type: z.string(),
				required: z.boolean(),
				options: z
					.array(z.object({ name: z.string(), value: z.union([z.number(), z.string()]) }))
					.optional(),
			}),
		),
		emptyFieldsNotice: z.string().optional(),
	}),
});
/** A Tracy node that a person is filling in. */
export interface OpenNode {
	credentialId: string;
	parameters: Record<string, unknown>;
	/** Whether it is the tool of an agent. */
	isTool?: boolean;
}

/** Which of the lists is asked for, and which part of it. */
export interface ListQuestion {
	/** The field that the person has opened, such as `dataset`. */
	field: string;
	/** The node's method that gives the list. */
	method: string;
	/** What the person has typed into the list. */
	filter?: string;
	/** From the page before. */
	paginationToken?: string | undefined;
}

/** A page of a list, as the editor gets it. */
export type ListPage = z.infer<typeof pageSchema>['data'];

/** The columns of a resource mapper, as the editor gets them. */
export type Columns = z.infer<typeof columnsSchema>['data'];

/** Does what opening a list of the node, typing into it or scrolling to its end does. */
export async function readList(
	editor: Editor,
	node: OpenNode,
	{ field, method, ...part }: ListQuestion,
): Promise<ListPage> {
	const question = { ...questionAbout(node, field, method), ...part };
	const path = '/dynamic-node-parameters/resource-locator-results';
	return pageSchema.parse(await editor.ask(path, question)).data;
}

/** Does what opening a node with a resource mapper does. */
export async function readColumns(editor: Editor, node: OpenNode): Promise<Columns> {
	const question = questionAbout(node, 'columns', 'getColumns');
	const path = '/dynamic-node-parameters/resource-mapper-fields';
	return columnsSchema.parse(await editor.ask(path, question)).data;
}

/** The node as it is while it is open, saved or not. */
function questionAbout(
	{ credentialId, parameters, isTool = false }: OpenNode,
	field: string,
	methodName: string,
) {
	const name = `n8n-nodes-tracy.tracy${isTool ? 'Tool' : ''}`;
	return {
		path: `parameters.${field}`,
		methodName,
		nodeTypeAndVersion: { name, version: 1 },
		currentNodeParameters: { resource: 'record', operation: 'create', ...parameters },
		credentials: { tracyApi: { id: credentialId, name: 'Tracy' } },
	};
}

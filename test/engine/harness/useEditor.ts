import type { INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';
import type { PartialPlan, Tracy } from './useTracy';

/** What the editor asks of the node while a person fills it in. */
export interface Editor {
	/** A page of the list that a method gives. */
	list(
		method: string,
		plan?: PartialPlan,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult>;
	/** All pages of a list, at most as many as a person would turn. */
	wholeList(method: string, plan?: PartialPlan, filter?: string): Promise<string[]>;
	columns(plan?: PartialPlan): Promise<ResourceMapperFields>;
}

const MOST_PAGES = 100;

/** Asks the installed node as n8n's own endpoints for the editor do. */
export function useEditor(tracy: Tracy): Editor {
	const methodsOf = () => {
		const { type } = tracy.engine.installed.getNode('tracy');
		if (!('methods' in type) || !type.methods) throw new Error('The node has no methods.');
		return type.methods;
	};
	return {
		async list(method, plan = {}, filter, paginationToken) {
			const search = methodsOf().listSearch?.[method];
			if (!search) throw new Error(`The node has no list ${method}.`);
			return await search.call(tracy.engine.editor(tracy.plan(plan)), filter, paginationToken);
		},
		async wholeList(method, plan, filter) {
			const names: string[] = [];
			let token: string | undefined;
			for (let pages = 0; pages < MOST_PAGES; pages += 1) {
				const page = await this.list(method, plan, filter, token);
				names.push(...page.results.map(({ name }) => name));
				if (page.paginationToken === undefined) return names;
				token = String(page.paginationToken);
			}
			throw new Error(`The list ${method} has no end.`);
		},
		async columns(plan = {}) {
			const getColumns = methodsOf().resourceMapping?.getColumns;
			if (!getColumns) throw new Error('The node has no columns.');
			return await getColumns.call(tracy.engine.editor(tracy.plan(plan)));
		},
	};
}

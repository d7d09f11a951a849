import type { Mistake } from './Refusal.mts';
import type { Workspace } from './Workspace.mts';

type Target = 'dataset' | 'state' | 'property' | 'option' | 'user' | 'record';

/** Which fields of the contract point at something that the sandbox knows. */
const TARGETS = new Map<string, Target>([
	['dataset', 'dataset'],
	['scopeDataset', 'dataset'],
	['state', 'state'],
	['oldState', 'state'],
	['newState', 'state'],
	['property', 'property'],
	['optionValue', 'option'],
	['oldOptionValue', 'option'],
	['newOptionValue', 'option'],
	['user', 'user'],
	['userValue', 'user'],
	['oldUserValue', 'user'],
	['newUserValue', 'user'],
	['original', 'record'],
	['record', 'record'],
	['recordValue', 'record'],
	['oldRecordValue', 'record'],
	['newRecordValue', 'record'],
	['scopeRecord', 'record'],
]);

/** Whether something with this ID exists. */
type Exists = (target: Target, id: bigint) => boolean;

export function existsIn(workspace: Workspace, records: { has(id: bigint): boolean }): Exists {
	const places = {
		dataset: workspace.datasets,
		state: workspace.states,
		property: workspace.properties,
		option: workspace.options,
		user: workspace.users,
		record: records,
	};
	return (target, id) => places[target].has(id);
}

/**
 * Finds every reference in a value, however deep, that has no `id` (assumption A1: an object with
 * an `id` is a reference) or points at nothing.
 */
export function checkReferences(value: object, exists: Exists, path = ''): Mistake[] {
	return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
		if (typeof child !== 'object' || child === null) return [];
		const childPath = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
		const target = TARGETS.get(key);
		const mistakes = target === undefined ? [] : checkReference(child, target, exists, childPath);
		return [...mistakes, ...checkReferences(child, exists, childPath)];
	});
}

function checkReference(value: object, target: Target, exists: Exists, path: string): Mistake[] {
	const idPath = `${path}.id`.replace(/^\./, '');
	if (!('id' in value) || typeof value.id !== 'bigint') {
		const message = `A reference to a ${target} needs an id.`;
		return [{ path: idPath, message, assumption: 'A1' }];
	}
	return exists(target, value.id)
		? []
		: [{ path: idPath, message: `There is no ${target} ${value.id}.` }];
}
